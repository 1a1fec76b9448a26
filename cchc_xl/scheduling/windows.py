"""The Task Scheduler of Windows: one task, from an XML file of ours that stays beside our settings.

The task runs as the user who is logged on, so that no password is stored. The folder is read back from our own file,
since ``schtasks`` speaks in the code page of the console, where Vietnamese letters may be lost.
"""

import csv
import re
from datetime import datetime
from html import escape, unescape
from pathlib import Path
from subprocess import list2cmdline

from cchc_xl.scheduling.night import DESCRIPTION, LIMIT_HOURS, NAME, NEVER, Entry, Here, Night
from cchc_xl.scheduling.steps import Delete, Machine, Run, Step, Write

ENCODING = "utf-16"  # with its mark: schtasks takes nothing else for sure
NEVER_RAN = "267011"  # 0x41303, SCHED_S_TASK_HAS_NOT_RUN
NEXT, LAST, RESULT = 2, 5, 6  # columns of the verbose list; its headings are translated, its order is not
NOT_KNOWN = "N/A"

TASK = """\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Author>{user}</Author>
    <Description>{description}</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <Enabled>true</Enabled>
      <StartBoundary>{start}</StartBoundary>
      <ScheduleByDay>
        <DaysInterval>1</DaysInterval>
      </ScheduleByDay>
    </CalendarTrigger>
  </Triggers>
  <Settings>
    <AllowStartOnDemand>true</AllowStartOnDemand>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <AllowHardTerminate>true</AllowHardTerminate>
    <StartWhenAvailable>true</StartWhenAvailable>
    <RunOnlyIfNetworkAvailable>false</RunOnlyIfNetworkAvailable>
    <WakeToRun>false</WakeToRun>
    <Enabled>true</Enabled>
    <Hidden>false</Hidden>
    <ExecutionTimeLimit>PT{hours}H</ExecutionTimeLimit>
    <Priority>7</Priority>
    <RunOnlyIfIdle>false</RunOnlyIfIdle>
  </Settings>
  <Principals>
    <Principal id="Author">
      <UserId>{user}</UserId>
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Actions Context="Author">
    <Exec>
      <Command>{program}</Command>
      <Arguments>{arguments}</Arguments>
      <WorkingDirectory>{folder}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
"""


def install(night: Night, here: Here, _: Machine) -> tuple[Step, ...]:
    """Write the task and register it, in place of an earlier one."""
    file = _file(here)
    create = ("schtasks", "/Create", "/TN", NAME, "/XML", str(file), "/F")
    return Write(file, task(night, here), ENCODING), Run(create)


def remove(here: Here, _: Machine) -> tuple[Step, ...]:
    """Take the task out, and our file."""
    return Run(("schtasks", "/Delete", "/TN", NAME, "/F")), Delete(_file(here))


def entry(here: Here, machine: Machine) -> Entry | None:
    """Tell what is registered, or None."""
    answer = machine.answer(Run(("schtasks", "/Query", "/TN", NAME, "/V", "/FO", "CSV", "/NH")))
    rows = [row for row in csv.reader(answer.said.splitlines()) if len(row) > RESULT]
    if answer.code or not rows:
        return None
    written = machine.text(_file(here), ENCODING)
    start, row = _inside("StartBoundary", written), rows[0]
    ran = row[RESULT] != NEVER_RAN
    return Entry(
        folder=_inside("WorkingDirectory", written),
        at=start[11:16],
        last=_known(row[LAST]) if ran else NEVER,
        next=_known(row[NEXT]),
        result=_known(row[RESULT]) if ran else "",
    )


def task(night: Night, here: Here) -> str:
    """Write the task in the words of the Task Scheduler's schema."""
    program, *words = night.command
    return TASK.format(
        user=escape(here.user, quote=False),
        description=escape(DESCRIPTION, quote=False),
        start=datetime.combine(here.today, night.at).isoformat(),
        hours=LIMIT_HOURS,
        program=escape(program, quote=False),
        arguments=escape(list2cmdline(words), quote=False),
        folder=escape(str(night.folder), quote=False),
    )


def _file(here: Here) -> Path:
    return here.files / f"{NAME}.xml"


def _inside(element: str, text: str) -> str:
    found = re.search(rf"<{element}>(.*?)</{element}>", text, re.DOTALL)
    return unescape(found[1]) if found else ""


def _known(word: str) -> str:
    return "" if word == NOT_KNOWN else word
