/* Stands for python.exe and py.exe under Wine: starts the Unix program named by SHIM_RUNNER with its own command line,
   waits for the file SHIM_DONE, and returns the exit code that stands in it. Wine gives a Unix program its words and its
   standard output, but neither waits for it nor hears of its exit code. */
#define UNICODE
#include <windows.h>
#include <stdio.h>

static int code_in(const wchar_t *name)
{
    int code = -1;
    FILE *file = _wfopen(name, L"r");
    if (file == NULL)
        return -1;
    if (fscanf(file, "%d", &code) != 1)
        code = -1;
    fclose(file);
    return code;
}

int main(void)
{
    wchar_t runner[MAX_PATH], done[MAX_PATH];
    STARTUPINFOW how = {sizeof how};
    PROCESS_INFORMATION process;
    GetEnvironmentVariableW(L"SHIM_RUNNER", runner, MAX_PATH);
    GetEnvironmentVariableW(L"SHIM_DONE", done, MAX_PATH);
    if (!CreateProcessW(runner, GetCommandLineW(), NULL, NULL, TRUE, 0, NULL, NULL, &how, &process))
        return 250;
    for (int tries = 0; tries < 3000; tries++) {
        int code = code_in(done);
        if (code >= 0) {
            DeleteFileW(done);
            return code;
        }
        Sleep(20);
    }
    return 251;
}
