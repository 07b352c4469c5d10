"""Make README.md and static/description/index.html of every addon from its ``readme/`` fragments.

Usage: readme.py ADDONS_FOLDER. The pages stand in git so that a visitor of the repo (README.md, English) and Odoo's «Apps»
(index.html, Russian, of ``APPS.md``, with the picture ``static/description/screen.png`` where there is one) read them.
"""

import ast
import sys
from pathlib import Path

from markdown_it import MarkdownIt

# file of a fragment -> heading over it; the description stands right under the title
FRAGMENTS = {
    "DESCRIPTION": None,
    "CONTEXT": "Context",
    "CONFIGURE": "Configuration",
    "USAGE": "Usage",
}
FOOTER = """\
## Maintenance

Maintained by {maintainers} at <{website}>. Licence: {license}. What has changed: [CHANGELOG](CHANGELOG.md).
"""
PAGE = """\
<!-- made by ./apk readme from the readme/ fragments -->
<section class="oe_container">
{body}</section>
"""

PICTURE = '<p><img class="img-fluid border" src="screen.png" alt=""/></p>\n'


def readme(addon: Path) -> str:
    """Markdown of the whole page.

    :raises FileNotFoundError: the addon does not say what it is
    """
    manifest = ast.literal_eval((addon / "__manifest__.py").read_text("utf-8"))
    parts = [f"# {addon.name}: {manifest['name']}\n"]
    for name, heading in FRAGMENTS.items():
        fragment = addon / "readme" / f"{name}.md"
        if name == "DESCRIPTION" or fragment.exists():
            text = fragment.read_text("utf-8").strip() + "\n"
            parts.append(f"## {heading}\n\n{text}" if heading else text)
    facts = {**manifest, "maintainers": ", ".join(manifest["maintainers"])}
    return "\n".join([*parts, FOOTER.format(**facts)])


def index(addon: Path) -> str:
    """HTML for the page of the addon in Odoo's «Apps»; its name and summary stand above it already."""
    text = (addon / "readme/APPS.md").read_text("utf-8")
    body = MarkdownIt("commonmark").enable("table").render(text)
    if (addon / "static/description/screen.png").exists():
        body += PICTURE
    return PAGE.format(body=body)


def pages(addon: Path) -> dict[Path, str]:
    """Path -> what stands there."""
    return {
        addon / "README.md": readme(addon),
        addon / "static/description/index.html": index(addon),
    }


def main(addons: str) -> None:
    for manifest in sorted(Path(addons).glob("*/__manifest__.py")):
        for path, text in pages(manifest.parent).items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
