"""Whether a password, a key or a token of anybody has got into the files of the repository (detect-secrets, Apache-2.0).

    python launcher/secrets_scan.py FILE…

What only looks like one is named with a reason in ``config/known_secrets.yaml``.
"""

import sys
from pathlib import Path

import yaml
from detect_secrets import SecretsCollection
from detect_secrets.settings import transient_settings

KNOWN = Path(__file__).parents[1] / "config/known_secrets.yaml"
# Of its 27 detectors those for secrets that this product knows; each costs a second of CPU.
DETECTORS = (
    {"name": "Base64HighEntropyString", "limit": 4.5},
    {"name": "HexHighEntropyString", "limit": 3.0},
    {"name": "BasicAuthDetector"},
    {"name": "JwtTokenDetector"},
    {"name": "KeywordDetector"},
    {"name": "PrivateKeyDetector"},
    {"name": "TelegramBotTokenDetector"},
)
# Hashes of packages, translations, pictures and letters that came from outside.
NOT_OURS = (
    ".csv",
    ".eml",
    ".gif",
    ".ico",
    ".jpg",
    ".lock",
    ".pdf",
    ".png",
    ".po",
    ".svg",
    "package-lock.json",
)


def main(files):
    known = yaml.safe_load(KNOWN.read_text())
    secrets = SecretsCollection()
    with transient_settings({"plugins_used": list(DETECTORS)}):
        for file in files:
            if not file.endswith(NOT_OURS):
                secrets.scan_file(file)
    found = {file for file, _secret in secrets}
    said = [f"{file}:{one.line_number}: {one.type}" for file, one in secrets if file not in known]
    said += [
        f"{file}: nothing is found here any more, take it out of {KNOWN.name}"
        for file in known.keys() - found
    ]
    sys.stdout.writelines(f"{line}\n" for line in sorted(said))
    return int(bool(said))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
