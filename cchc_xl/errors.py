"""What stops a run; each carries its own Vietnamese sentence and the exit code of the command."""


class CchcError(Exception):
    """Something that stops this run; str() is a sentence for the official."""

    exit_code = 70


class NoUsableInput(CchcError):
    """There is nothing that could be scored."""

    exit_code = 3


class PlanNotFound(NoUsableInput):
    """No plan workbook was found; the sentence names the places."""


class PlanRefused(NoUsableInput):
    """The plan workbook has faults; ``findings`` lists all of them with their cells."""

    def __init__(self, message: str, findings: tuple[object, ...] = ()) -> None:
        super().__init__(message)
        self.findings = findings


class NotAWorkbook(NoUsableInput):
    """The file is not there, or is not an Excel workbook."""


class NotAnEntryWorkbook(NoUsableInput):
    """The workbook is not an entry workbook of this program."""


class NotAScoringWorkbook(NoUsableInput):
    """The workbook is not a scoring workbook of this program, or lacks what scores stand on."""


class WordsNotFound(NoUsableInput):
    """A workbook that this program wrote has lost a place where the superior office types."""


class OtherPlan(NoUsableInput):
    """The workbook belongs to another plan or another year; ``agency`` is the code of the agency that it names."""

    agency = ""


class OtherAgency(NoUsableInput):
    """The workbooks belong to different agencies."""


class NotChosen(CchcError):
    """Nobody chose one of several files."""

    exit_code = 2


class NotSent(CchcError):
    """The mail was not written."""

    exit_code = 6


class NotPublished(CchcError):
    """The result could not be written; what was there before is whole."""

    exit_code = 4


class WouldOverwriteInput(CchcError):
    """The result would replace a file that is read."""

    exit_code = 2


class StoreBusy(CchcError):
    """Another run is writing to the store beside the results."""

    exit_code = 4


class AlreadyRunning(CchcError):
    """Another run works on the same folder; this one did nothing."""

    exit_code = 4


class NotScheduled(CchcError):
    """The nightly run could not be put into the system's scheduler, or taken out of it."""

    exit_code = 4


class StoreTooNew(CchcError):
    """A newer program wrote the store beside the results."""

    exit_code = 4
