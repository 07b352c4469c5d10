"""Make a wheel that makes an unpacked Odoo importable and installed in the eyes of pip.

Usage: odoo_wheel.py FOLDER_OF_THE_PACKAGE_ODOO TARGET_FOLDER; prints the path of the wheel.
"""

import base64
import hashlib
import sys
import zipfile
from pathlib import Path

NAME = "odoo-19.0+apk"


def files(dist: Path) -> dict[str, str]:
    info = f"{NAME}.dist-info"
    return {
        "odoo_source.pth": f"{dist}\n",
        f"{info}/METADATA": "Metadata-Version: 2.1\nName: odoo\nVersion: 19.0+apk\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: apk\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": "[console_scripts]\nodoo = odoo.cli:main\n",
    }


def record_line(name: str, text: str) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
    return f"{name},sha256={digest},{len(text.encode())}"


def main(dist: str, target: str) -> None:
    wheel = Path(target) / f"{NAME}-py3-none-any.whl"
    record = []
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, text in files(Path(dist)).items():
            archive.writestr(name, text)
            record.append(record_line(name, text))
        name = f"{NAME}.dist-info/RECORD"
        archive.writestr(name, "\n".join([*record, f"{name},,", ""]))
    sys.stdout.write(f"{wheel}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
