"""The task of the Windows Task Scheduler: its words, their order and values as the schema has them, and reading it back."""

import re
from datetime import time
from pathlib import PureWindowsPath
from xml.etree import ElementTree

from cchc_xl.scheduling import windows
from cchc_xl.scheduling.night import Entry, Night
from cchc_xl.scheduling.steps import Answer, Delete, Run, Write
from tests.scheduling.nights import NIGHT, WITH_PLAN, Told, here

SPACE = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"

# What may stand in an element, in the order in which the schema lists it.
SCHEMA = {
    "Task": ("RegistrationInfo", "Triggers", "Settings", "Data", "Principals", "Actions"),
    "RegistrationInfo": (
        "URI", "SecurityDescriptor", "Source", "Date", "Author", "Version", "Description", "Documentation",
    ),
    "Triggers": ("CalendarTrigger",),
    "CalendarTrigger": (
        "Enabled", "StartBoundary", "EndBoundary", "Repetition", "ExecutionTimeLimit", "RandomDelay", "ScheduleByDay",
    ),
    "ScheduleByDay": ("DaysInterval",),
    "Settings": (
        "AllowStartOnDemand", "RestartOnFailure", "MultipleInstancesPolicy", "DisallowStartIfOnBatteries",
        "StopIfGoingOnBatteries", "AllowHardTerminate", "StartWhenAvailable", "NetworkProfileName",
        "RunOnlyIfNetworkAvailable", "WakeToRun", "Enabled", "Hidden", "DeleteExpiredTaskAfter", "IdleSettings",
        "NetworkSettings", "ExecutionTimeLimit", "Priority", "RunOnlyIfIdle", "UseUnifiedSchedulingEngine",
        "DisallowStartOnRemoteAppSession",
    ),
    "Principals": ("Principal",),
    "Principal": (
        "UserId", "LogonType", "GroupId", "DisplayName", "RunLevel", "ProcessTokenSidType", "RequiredPrivileges",
    ),
    "Actions": ("Exec",),
    "Exec": ("Command", "Arguments", "WorkingDirectory"),
}  # fmt: skip
REQUIRED = {"Task": {"Actions"}, "CalendarTrigger": {"StartBoundary", "ScheduleByDay"}, "Exec": {"Command"}}
TRUTH = "true|false"
VALUES = {
    "Author": ".+", "Description": ".+", "StartBoundary": r"\d{4}-\d\d-\d\dT\d\d:\d\d:00", "DaysInterval": "1",
    "MultipleInstancesPolicy": "Parallel|Queue|IgnoreNew|StopExisting", "ExecutionTimeLimit": r"PT\d+H",
    "Priority": r"\d|10", "UserId": ".+", "Command": ".+", "Arguments": ".+", "WorkingDirectory": ".+",
    "LogonType": "S4U|Password|InteractiveToken|InteractiveTokenOrPassword", "RunLevel": "LeastPrivilege|HighestAvailable",
    **dict.fromkeys((
        "Enabled", "AllowStartOnDemand", "DisallowStartIfOnBatteries", "StopIfGoingOnBatteries", "AllowHardTerminate",
        "StartWhenAvailable", "RunOnlyIfNetworkAvailable", "WakeToRun", "Hidden", "RunOnlyIfIdle",
    ), TRUTH),
}  # fmt: skip


def faults(xml):
    """Give what the schema would not take."""
    root = ElementTree.fromstring(xml)  # noqa: S314 - our own file
    yield from () if root.tag == f"{SPACE}Task" and root.get("version") == "1.2" else ("root",)
    for element in root.iter():
        name, children = element.tag.removeprefix(SPACE), [child.tag.removeprefix(SPACE) for child in element]
        allowed = SCHEMA.get(name, ())
        if not set(children) <= set(allowed) or children != sorted(set(children), key=allowed.index):
            yield f"{name}: {children}"
        if missing := REQUIRED.get(name, set()) - set(children):
            yield f"{name}: no {missing}"
        if not allowed and not re.fullmatch(VALUES.get(name, "nothing"), element.text or ""):
            yield f"{name} = {element.text}"


def words(night=NIGHT):
    """Give the text of each element of the task by its name."""
    root = ElementTree.fromstring(file_of(night))  # noqa: S314 - our own file
    return {one.tag.removeprefix(SPACE): one.text for one in root.iter()}


def file_of(night=NIGHT):
    step = windows.install(night, here(), Told())[0]
    return step.text.encode(step.encoding)


def test_the_schema_takes_it():
    assert list(faults(file_of())) == []


def test_the_check_against_the_schema_can_fail():
    text = windows.task(NIGHT, here())
    for right, wrong in (
        ("<Hidden>false</Hidden>", "<Hidden>không</Hidden>"),
        ("StartWhenAvailable", "StartWhenPossible"),
        ("<Enabled>true</Enabled>\n      <StartBoundary>2024-11-25T22:05:00</StartBoundary>", ""),
        ("PT2H", "2 giờ"),
        ('version="1.2"', 'version="9"'),
    ):
        assert list(faults(text.replace(right, wrong).encode("utf-16"))), wrong


def test_the_file_is_utf_16_with_its_mark_and_says_so():
    content = file_of()
    assert content[:2] in (b"\xff\xfe", b"\xfe\xff")
    assert content.decode("utf-16").startswith('<?xml version="1.0" encoding="UTF-16"?>\n')


def test_it_runs_as_the_user_who_is_logged_on_once_at_a_time_with_a_limit_and_catches_up():
    said = words()
    assert (said["UserId"], said["LogonType"], said["RunLevel"]) == ("UBND\\Lan", "InteractiveToken", "LeastPrivilege")
    assert said["MultipleInstancesPolicy"] == "IgnoreNew"
    assert said["ExecutionTimeLimit"] == "PT2H"
    assert said["StartWhenAvailable"] == "true"
    assert (said["DisallowStartIfOnBatteries"], said["StopIfGoingOnBatteries"]) == ("false", "false")
    assert said["StartBoundary"] == "2024-11-25T22:05:00"


def test_every_path_is_full_and_every_letter_arrives():
    said = words()
    assert said["Command"] == str(NIGHT.python)
    assert said["WorkingDirectory"] == str(NIGHT.folder)
    assert said["Arguments"].startswith("-X utf8 -P -m cchc_xl nightly ")


def test_the_arguments_are_quoted_as_windows_takes_them_apart():
    night = Night(PureWindowsPath(r"D:\Xã (1) & 100%"), time(22), PureWindowsPath(r"C:\Phần mềm\python.exe"))
    assert words(night)["Arguments"] == r'-X utf8 -P -m cchc_xl nightly "D:\Xã (1) & 100%"'
    assert words(WITH_PLAN)["Arguments"] == '-X utf8 -P -m cchc_xl nightly /srv/xã --plan "/srv/kế hoạch.xlsx"'


def test_it_is_registered_from_the_file_in_place_of_an_earlier_one():
    written, registered = windows.install(NIGHT, here(), Told())
    assert isinstance(written, Write)
    path = str(written.path)
    assert registered == Run(("schtasks", "/Create", "/TN", "cchc-xl-nightly", "/XML", path, "/F"))


def test_removing_takes_the_task_and_the_file():
    path = windows.install(NIGHT, here(), Told())[0].path
    deleted = Run(("schtasks", "/Delete", "/TN", "cchc-xl-nightly", "/F"))
    assert windows.remove(here(), Told()) == (deleted, Delete(path))


ROW = '"PC","\\cchc-xl-nightly","{next}","Ready","Interactive only","{last}","{result}","Lan","python","D:\\X?"\r\n'


def registered(tmp_path, **said):
    step = windows.install(NIGHT, here(tmp_path), Told())[0]
    step.path.write_text(step.text, encoding=step.encoding)
    answers = {"schtasks /Query /TN cchc-xl-nightly /V /FO CSV /NH": Answer(0, ROW.format(**said))}
    return windows.entry(here(tmp_path), Told(answers))


def test_what_is_registered_is_told_with_the_folder_from_our_own_file(tmp_path):
    entry = registered(tmp_path, next="26/11/2024 22:05:00", last="25/11/2024 22:05:01", result="0")
    assert entry == Entry(str(NIGHT.folder), "22:05", "25/11/2024 22:05:01", "26/11/2024 22:05:00", "0")


def test_a_task_that_never_ran_has_no_result(tmp_path):
    entry = registered(tmp_path, next="N/A", last="30/11/1999 00:00:00", result="267011")
    assert entry == Entry(str(NIGHT.folder), "22:05", "chưa chạy lần nào")


def test_without_the_task_there_is_no_entry(tmp_path):
    assert windows.entry(here(tmp_path), Told({"schtasks": Answer(1, "", "ERROR: cannot find the file")})) is None
