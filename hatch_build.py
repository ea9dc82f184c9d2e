"""Build hook of `make wheel`: the reader compiled by mypyc, beside its sources; not in use in any other build."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

READER = Path("scrapers", "reading")


class CompiledReader(BuildHookInterface[Any]):
    """Adds the reader's compiled modules to a wheel, which import before the sources of their names."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - given to every hook
        """Compile the reader under build/ and put what came of it into the wheel. Raises SystemExit where it does not compile."""
        from mypyc.build import mypycify
        from setuptools import Distribution

        built = Path(self.root, "build", "compiled")
        modules = [str(path) for path in sorted(READER.rglob("*.py")) if path.name != "__init__.py"]
        extensions = mypycify(["--strict", "--ignore-missing-imports", *modules], opt_level="2", target_dir=str(built / "c"))
        command = Distribution({"name": self.metadata.name, "ext_modules": extensions}).get_command_obj("build_ext")
        command.build_lib, command.build_temp = str(built / "lib"), str(built / "objects")
        command.ensure_finalized()
        command.run()
        for path in map(Path, command.get_outputs()):
            build_data["force_include"][str(path)] = str(path.relative_to(built / "lib"))
        build_data["pure_python"], build_data["infer_tag"] = False, True
