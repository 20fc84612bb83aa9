"""All that a result in HDF5 holds, as JSON: read_result.py FILE. The function `read` is that of README.md, put before this."""

import json
import sys


def words(values):
    return [v.decode() for v in values]


def attributes(node):
    return {k: plain(v) for k, v in node.attrs.items() if k not in ("axes", "complex")}


def plain(v):
    if isinstance(v, bytes):
        return v.decode()
    if hasattr(v, "dtype") and v.dtype.kind in "SO":
        return words(v)
    return v.tolist() if hasattr(v, "tolist") else v


def image(group):
    data = read(group["data"])
    out = attributes(group)
    out["shape"] = list(data.shape)
    # numbers as Python writes them, which is exact
    out["re"] = data.real.flatten().tolist()
    out["im"] = data.imag.flatten().tolist()
    out["complex"] = "complex" in group["data"].attrs
    out["names"] = words(group["data"].attrs["axes"])
    out["axes"] = [attributes(group[f"axis_{i}"]) | {"values": read(group[f"axis_{i}"]).tolist()}
                   for i in range(len(out["names"]))]
    out["channels"] = words(read(group["channels"]))
    return out


def table(group):
    columns = sorted(group.values(), key=lambda c: c.attrs["column"])
    return attributes(group) | {
        "columns": [attributes(c) | {"values": words(read(c)) if read(c).dtype.kind == "S" else read(c).tolist()}
                    for c in columns]}


with h5py.File(sys.argv[1]) as result:
    json.dump({
        "attributes": attributes(result),
        "model": result["model"][()].decode(),
        "sentences": words(read(result["sentences"])),
        "images": {k: image(g) for k, g in result["images"].items()},
        "tables": {k: table(g) for k, g in result["tables"].items()},
    }, sys.stdout)
