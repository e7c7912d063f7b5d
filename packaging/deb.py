"""The .deb: the frozen folder under /opt, with desktop entry, icons, MIME type; its needs are measured."""

import gzip
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import elf
from about import BUNDLE_ID, MAINTAINER, NAME, ROOT, SUMMARY, VERSION
from build import EPOCH, WORK

HERE = Path(__file__).parent / "linux"
SIZES = (16, 24, 32, 48, 64, 128, 256)

LIBRARIES = """
    libEGL.so.1=libegl1 libGL.so.1=libgl1 libX11-xcb.so.1=libx11-xcb1 libX11.so.6=libx11-6
    libbrotlicommon.so.1=libbrotli1 libbrotlidec.so.1=libbrotli1 libcups.so.2=libcups2
    libdbus-1.so.3=libdbus-1-3 libexpat.so.1=libexpat1 libfontconfig.so.1=libfontconfig1
    libfreetype.so.6=libfreetype6 libgcc_s.so.1=libgcc-s1 libgio-2.0.so.0=libglib2.0-0
    libglib-2.0.so.0=libglib2.0-0 libgobject-2.0.so.0=libglib2.0-0 libgssapi_krb5.so.2=libgssapi-krb5-2
    libgthread-2.0.so.0=libglib2.0-0 liblzma.so.5=liblzma5
    libuuid.so.1=libuuid1 libwayland-client.so.0=libwayland-client0
    libwayland-cursor.so.0=libwayland-cursor0 libwayland-egl.so.1=libwayland-egl1
    libxcb-glx.so.0=libxcb-glx0 libxcb-randr.so.0=libxcb-randr0 libxcb-render.so.0=libxcb-render0
    libxcb-shape.so.0=libxcb-shape0 libxcb-shm.so.0=libxcb-shm0 libxcb-sync.so.1=libxcb-sync1
    libxcb-xfixes.so.0=libxcb-xfixes0 libxcb.so.1=libxcb1 libz.so.1=zlib1g libzstd.so.1=libzstd1
"""
PACKAGES = dict(pair.split("=") for pair in LIBRARIES.split())
"""The Debian package of each library that anything in the folder may ask the system for."""

RENAMED = {"libcups2", "libglib2.0-0"}
"""Packages that Debian 13 has under a name that ends in t64."""

OF_LIBC = {"libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libutil.so.1"}
OF_LIBC |= {"ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1", "libresolv.so.2", "libstdc++.so.6"}
COMPRESSION = "zstd" if os.environ.get("CI") else "xz"
"""xz is a quarter smaller and takes twenty times as long."""

PROGRAMS = (NAME, "preinst", "prerm", "setup.sh", "uninstall.sh")
"""What may be run."""

OPTIONAL = ("wayland", "Wayland", "cups")
"""Only what has one of these in its path asks for a library: it is recommended, not required."""


def relations(needs: Mapping[str, set[Path]], libc: str) -> tuple[list[str], list[str]]:
    """What the package depends on and what it recommends; LookupError for a library that PACKAGES lacks."""
    required, useful = {f"libc6 (>= {libc})", "libstdc++6 (>= 11)"}, {"xdg-desktop-portal"}
    for library, asking in needs.items():
        if library in OF_LIBC:
            continue
        if library not in PACKAGES:
            raise LookupError(f"{library}, asked for by {min(asking).name}: add its package to PACKAGES")
        optional = all(any(word in str(path) for word in OPTIONAL) for path in asking)
        package = PACKAGES[library]
        name = f"{package} | {package}t64" if package in RENAMED else package
        (useful if optional else required).add(name)
    return sorted(required), sorted(useful - required)


def control(folder: Path, tree: Path, architecture: str) -> str:
    """The package's facts."""
    required, useful = relations(elf.needs(folder), elf.newest(folder, "GLIBC"))
    weight = sum(path.lstat().st_size for path in tree.rglob("*") if not path.is_dir()) // 1024
    facts = {
        "Package": NAME,
        "Version": f"{VERSION}-1",
        "Architecture": architecture,
        "Maintainer": MAINTAINER,
        "Section": "misc",
        "Priority": "optional",
        "Installed-Size": weight,
        "Depends": ", ".join(required),
        "Recommends": ", ".join(useful),
        "Description": f"strategic performance appraisal, offline\n {SUMMARY}.\n 战绩：战略绩效考核。",
    }
    return "".join(f"{name}: {fact}\n" for name, fact in facts.items())


def put(source: Path, target: Path, *, executable: bool = False) -> None:
    """One file into the tree."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(0o755 if executable else 0o644)


def furnish_desktop(share: Path) -> None:
    """What makes the folder a program of the desktop: menu entry, file type, icons."""
    put(HERE / "zhanji.desktop", share / "applications" / "zhanji.desktop")
    put(HERE / "zhanji.xml", share / "mime" / "packages" / "zhanji.xml")
    for size in SIZES:
        icons = share / "icons" / "hicolor" / f"{size}x{size}"
        put(WORK / "icons" / str(size) / "zhanji.png", icons / "apps" / "zhanji.png")
        company = icons / "mimetypes" / "application-vnd.zhanji.company.png"
        put(WORK / "icons" / str(size) / "company.png", company)


def furnish(tree: Path) -> None:
    """What surrounds the folder in the package."""
    share = tree / "usr" / "share"
    furnish_desktop(share)
    day = datetime.fromtimestamp(int(EPOCH), UTC)
    words = (HERE / "zhanji.metainfo.xml").read_text("utf-8")
    about = share / "metainfo" / f"{BUNDLE_ID}.metainfo.xml"
    about.parent.mkdir(parents=True)
    about.write_text(words.format(id=BUNDLE_ID, version=VERSION, date=f"{day:%Y-%m-%d}"), encoding="utf-8")
    papers = share / "doc" / NAME
    put(ROOT / "LICENSE", papers / "copyright")
    with (papers / "copyright").open("a", encoding="utf-8") as file:
        file.write("\nThe notices of all that the program brings along: /opt/zhanji/_internal/licences\n")
    entry = f"{NAME} ({VERSION}-1) stable; urgency=low\n\n  * Version {VERSION}.\n\n"
    entry += f" -- {MAINTAINER}  {day:%a, %d %b %Y %H:%M:%S} +0000\n"
    (papers / "changelog.Debian.gz").write_bytes(gzip.compress(entry.encode(), 9, mtime=0))
    (tree / "usr" / "bin").mkdir()
    (tree / "usr" / "bin" / NAME).symlink_to(f"/opt/{NAME}/{NAME}")


def settle(tree: Path) -> None:
    """The same rights and dates whoever builds it, and when."""
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or path.name in PROGRAMS
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (int(EPOCH), int(EPOCH)), follow_symlinks=False)


def debian_package(folder: Path, target: Path) -> Path:
    """Build it from the frozen folder; gives its path."""
    ask = ["dpkg", "--print-architecture"]
    architecture = subprocess.run(ask, capture_output=True, text=True, check=True).stdout.strip()
    made = target / f"{NAME}_{VERSION}-1_{architecture}.deb"
    with tempfile.TemporaryDirectory() as place:
        tree = Path(place) / "tree"
        shutil.copytree(folder, tree / "opt" / NAME, symlinks=True)
        furnish(tree)
        (tree / "DEBIAN").mkdir()
        facts = control(folder, tree, architecture)
        (tree / "DEBIAN" / "control").write_text(facts, encoding="utf-8")
        for when in ("preinst", "prerm"):
            put(HERE / "guard.sh", tree / "DEBIAN" / when, executable=True)
        settle(tree)
        build(tree, made, COMPRESSION)
    return made


def build(tree: Path, made: Path, compression: str) -> None:
    """Make the archive. The facts keep dpkg's own gzip: the program reads them, and knows no zstd."""
    surroundings = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH}
    command = ["dpkg-deb", "--root-owner-group", f"-Z{compression}", "--no-uniform-compression", "--build"]
    subprocess.run([*command, str(tree), str(made)], env=surroundings, check=True, stdout=subprocess.DEVNULL)
