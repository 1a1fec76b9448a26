"""Types and pastes into a workbook as a person does, through LibreOffice, which obeys its locks and checks.

A program of its own, because only Debian's python3 knows ``uno`` (package python3-uno)::

    /usr/bin/python3 keyboard.py BEFORE.xlsx AFTER.xlsx < ACTIONS.json

An action is ``{"sheet", "cell", "text"}`` or ``{"sheet", "cell", "paste": FILE.xlsx}``. Each typed text is answered with
one word on a line: ``kept``, ``refused`` (the cell is as it was) or ``locked``; a paste with ``kept``. With ``{"sheet",
"cell", "value"}`` (a number, a text, nothing) the sheet is unlocked first, which takes no password, and locked after.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue

VIETNAMESE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>vi</value></prop>
</item>
</oor:items>
"""
LOCKED = "locked"
SECONDS = 120


def main(before, after):
    """Do what standard input asks for and save the workbook."""
    with tempfile.TemporaryDirectory() as profile:
        office = started(Path(profile))
        try:
            context = connected(office)
            document = opened(context, before)
            keyboard = context.ServiceManager.createInstanceWithContext("org.libreoffice.uitest.UITest", context)
            for action in json.load(sys.stdin):
                print(done(action, context, document, keyboard), flush=True)
            document.storeToURL(url(after), (setting("FilterName", "Calc MS Excel 2007 XML"),))
        finally:
            os.killpg(office.pid, signal.SIGKILL)
            office.wait()


def started(profile):
    """Start LibreOffice with a profile and a pipe of its own, speaking Vietnamese."""
    (profile / "user").mkdir()
    (profile / "user" / "registrymodifications.xcu").write_text(VIETNAMESE, encoding="utf-8")
    arguments = (
        f"-env:UserInstallation={profile.as_uri()} --headless --norestore --nologo --accept=pipe,name={pipe()};urp;"
    )
    return subprocess.Popen(["soffice", *arguments.split()], start_new_session=True, stdout=2)


def connected(office):
    """Wait for the office program to answer."""
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    for _ in range(SECONDS * 10):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe()};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.1)
    sys.exit(f"LibreOffice does not answer (exit {office.poll()})")


def opened(context, file):
    """Open a workbook in a window."""
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    return desktop.loadComponentFromURL(url(file), "_blank", 0, ())


def done(action, context, document, keyboard):
    """Do one action; say whether it was kept."""
    sheet = document.Sheets.getByName(action["sheet"])
    cell = sheet.getCellRangeByName(action["cell"])
    if "paste" in action:
        return pasted(opened(context, action["paste"]), document, cell)
    if "value" in action:
        return replaced(sheet, cell, action["value"])
    if sheet.isProtected() and cell.CellProtection.IsLocked:
        return LOCKED
    stood, place = cell.Formula, sheet.RangeAddress.Sheet
    document.Sheets.moveByName(action["sheet"], 0)  # the keyboard knows the first sheet only
    type_in(action["text"], action["cell"], document.CurrentController.Frame.ContainerWindow, keyboard)
    document.Sheets.moveByName(action["sheet"], place + 1 if place else 0)
    return "refused" if cell.Formula == stood else "kept"


def pasted(source, document, cell):
    """Copy all that is on the first sheet of a workbook, and paste it from a cell on."""
    cursor = source.Sheets.getByIndex(0).createCursor()
    cursor.gotoEndOfUsedArea(True)
    source.CurrentController.select(cursor)
    copied = source.CurrentController.getTransferable()
    document.CurrentController.select(cell)
    document.CurrentController.insertTransferable(copied)
    source.close(True)
    return "kept"


def replaced(sheet, cell, value):
    """Put a value into a cell of a locked sheet; None makes it blank."""
    sheet.unprotect("")
    if isinstance(value, str):
        cell.String = value
    elif value is None:
        cell.Formula = ""
    else:
        cell.Value = value
    sheet.protect("")
    return "kept"


def type_in(text, cell, window, keyboard):
    """Select a cell, type, press Enter, and close every box that comes up by its first refusing button."""
    window.setFocus()
    grid = keyboard.getTopFocusWindow().getChild("grid_window")
    grid.executeAction("SELECT", (setting("CELL", cell),))
    typing = threading.Thread(target=keys, args=(grid, text), daemon=True)
    typing.start()
    until = time.monotonic() + SECONDS
    while typing.is_alive() and time.monotonic() < until:
        typing.join(0.1)
        close_box(keyboard)
    grid.executeAction("TYPE", (setting("KEYCODE", "ESC"),))


def keys(grid, text):
    """Type a text and press Enter; this waits as long as a box is open."""
    grid.executeAction("TYPE", (setting("TEXT", text),))
    grid.executeAction("TYPE", (setting("KEYCODE", "RETURN"),))


def close_box(keyboard):
    """Close the box that has the focus, if one has."""
    try:
        window = keyboard.getTopFocusWindow()
        for button in ("cancel", "ok", "close"):
            if button in window.getChildren():
                window.getChild(button).executeAction("CLICK", ())
                return
    except Exception:  # between two windows none has the focus
        return


def pipe():
    """Name the pipe of this process."""
    return f"keyboard{os.getpid()}"


def setting(name, value):
    """Make a named value as the office program takes it."""
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def url(file):
    """Name a file as the office program does."""
    return Path(file).resolve().as_uri()


main(*sys.argv[1:3])
