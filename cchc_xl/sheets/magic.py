"""What bytes are, by their first and last bytes; never by the name of the file."""

from cchc_xl.refusals import Why

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
END_OF_ZIP, END_LENGTH = b"PK\x05\x06", 22
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # how Excel keeps a workbook that has a password
LEAST = 4


def is_locked(data: bytes) -> bool:
    """Whether this is an .xlsx within the container that Excel encrypts to."""
    return data.startswith(OLE) and ENCRYPTED in data


def fault_of(data: bytes) -> Why | None:
    """Give why these bytes are no zip package that could be a workbook; None where they are one."""
    if len(data) < LEAST:
        return Why.EMPTY
    if not data.strip(b"\0"):
        return Why.NOT_READY
    if data.startswith(OLE):
        return Why.PASSWORD if is_locked(data) else Why.TYPE
    return _fault_of_end(data)


def _fault_of_end(data: bytes) -> Why | None:
    end = data.rfind(END_OF_ZIP)
    if end < 0:
        return Why.TRUNCATED if data.startswith(ZIP) else Why.TYPE
    comment = int.from_bytes(data[end + END_LENGTH - 2 : end + END_LENGTH], "little")
    return Why.TRUNCATED if len(data) < end + END_LENGTH + comment else None
