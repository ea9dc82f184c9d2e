"""The files of deploy/ that the docs link to, taken along into the site: a page links to them where they stand in the project."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

DEPLOY = Path(__file__).parent.parent / "deploy"


def on_files(files: Files, *, config: Any) -> Files:
    """Add the folder to the site."""
    for path in sorted(DEPLOY.iterdir()):
        files.append(File.generated(config, f"deploy/{path.name}", abs_src_path=str(path)))
    return files


def on_page_markdown(markdown: str, **_: object) -> str:
    """Point the links at what was added."""
    return markdown.replace("](../deploy/", "](deploy/")
