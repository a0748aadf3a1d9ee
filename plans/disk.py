"""What the disk's refusals mean, in Swedish, to whoever runs a command that writes files."""

import errno

_REFUSALS = {
    errno.ENOSPC: "disken är full",
    errno.EDQUOT: "utrymmet är slut",
    errno.EFBIG: "filen är för stor för disken",
    errno.EROFS: "disken är skrivskyddad",
    errno.EACCES: "du har inte rätt att läsa eller skriva här",
    errno.EPERM: "du har inte rätt att läsa eller skriva här",
    errno.ENOENT: "finns inte",
    errno.ENOTDIR: "är ingen mapp",
    errno.ENAMETOOLONG: "namnet är för långt",
    errno.EIO: "disken svarar inte som den ska",
}


def refusal(error: OSError) -> str:
    """Why, without a full stop; in the system's own words when ours are missing."""
    return _REFUSALS.get(error.errno or 0) or error.strerror or "okänt fel"
