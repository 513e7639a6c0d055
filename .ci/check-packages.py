"""Whether packages hold what they should: check-packages.py FEED VERSION PACKAGE..."""
import struct, sys, zipfile
import xml.etree.ElementTree as xml

feed, version, packages = sys.argv[1], sys.argv[2], sys.argv[3:]


def is_il(image):
    """No machine code beside the IL (no ManagedNativeHeader), and the same sources give the same bytes (a debug entry of type 16)."""
    pe = struct.unpack_from("<I", image, 0x3C)[0]
    sections, optional = struct.unpack_from("<H", image, pe + 6)[0], struct.unpack_from("<H", image, pe + 20)[0]
    header = pe + 24
    directories = header + (96 if struct.unpack_from("<H", image, header)[0] == 0x10B else 112)
    table = header + optional

    def at(address):
        for i in range(sections):
            size, start, _, raw = struct.unpack_from("<IIII", image, table + 40 * i + 8)
            if start <= address < start + max(size, 1):
                return raw + address - start
        raise ValueError(f"no section has {address:#x}")

    cor = at(struct.unpack_from("<I", image, directories + 8 * 14)[0])
    native = struct.unpack_from("<I", image, cor + 64)[0]
    debug, size = struct.unpack_from("<II", image, directories + 8 * 6)
    kinds = [struct.unpack_from("<I", image, at(debug) + 28 * i + 12)[0] for i in range(size // 28)]
    return native == 0, 16 in kinds


wrong = []
for package in packages:
    with zipfile.ZipFile(f"{feed}/{package}.{version}.nupkg") as archive:
        names = set(archive.namelist())
        for name in (f"lib/net10.0/{package}.dll", f"lib/net10.0/{package}.xml", "README.md", "CHANGELOG.md"):
            if name not in names:
                wrong.append(f"{package}: {name} is missing")
        image = archive.read(f"lib/net10.0/{package}.dll")
        il, deterministic = is_il(image)
        if not il:
            wrong.append(f"{package}: holds machine code, IL alone expected")
        if not deterministic:
            wrong.append(f"{package}: is not compiled deterministically")
        if b"IsTrimmable" not in image or b"IsAotCompatible" not in image:
            wrong.append(f"{package}: does not say that it may be trimmed and compiled ahead of time")
        others = [name for name in names if name.startswith("lib/") and not name.startswith(f"lib/net10.0/{package}.")]
        if others:
            wrong.append(f"{package}: holds {', '.join(others)}")
        metadata = {field.tag.split("}")[1]: field.text for field in xml.fromstring(archive.read(f"{package}.nuspec")).iter()}
        for field in ("license", "readme", "description", "tags", "authors", "releaseNotes"):
            if not metadata.get(field):
                wrong.append(f"{package}: no {field}")
        print(f"{package}: {len(image) // 1024} KB of IL, tags {metadata.get('tags')}")
    with zipfile.ZipFile(f"{feed}/{package}.{version}.snupkg") as archive:
        if f"lib/net10.0/{package}.pdb" not in archive.namelist():
            wrong.append(f"{package}: no symbols")
print("\n".join(wrong))
sys.exit(bool(wrong))
