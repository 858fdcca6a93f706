"""A paper that is locked before it goes by mail: AES-256 (revision 6 of the PDF standard), all in memory.

What is locked is everything, also the title and the structure; who has the words can read it, have it read aloud and print it.
An encrypted file is no PDF/A any more: what is kept in the vault is the readable one.
"""

from __future__ import annotations

import io
import secrets


def seal(pdf: bytes, passphrase: str) -> bytes:
    """The same document, to be opened with these words only. `passphrase` is plain letters, so that every telephone types it.

    Raises ValueError for an empty passphrase or one with other signs than ASCII: some readers read those differently.
    """
    if not passphrase or not passphrase.isascii():
        raise ValueError("passphrase")
    import pikepdf

    allowed = pikepdf.Permissions(
        accessibility=True, extract=True, print_highres=True, print_lowres=True, modify_other=False,
        modify_annotation=False, modify_assembly=False, modify_form=False,
    )  # fmt: skip
    locked = pikepdf.Encryption(user=passphrase, owner=secrets.token_hex(24), R=6, metadata=True, allow=allowed)
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(made, encryption=locked, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return made.getvalue()
