@echo off
chcp 65001 >nul
rem Finds Python 3.11 or newer and hands everything on to run.py; alone it scores the sample workbook.
rem All of this file is ASCII: cmd.exe may lose its place among other letters when it looks for a label.

rem The line that started cmd.exe, as it is: a dropped path is whole there (see cchc_xl/cli/clicked/dropped.py).
setlocal EnableDelayedExpansion
set "CCHC_STARTED=!cmdcmdline!"
setlocal DisableDelayedExpansion
set "PYTHONUTF8=1"
set "CODE=3"

if exist "%~dp0..\..\python\python.exe" goto bundled
py -3 -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
if "%errorlevel%"=="0" goto launcher
python -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
if "%errorlevel%"=="0" goto found
type "%~dp0chua-co-python.txt"
goto end

:bundled
"%~dp0..\..\python\python.exe" -X utf8 -P -m cchc_xl %*
set "CODE=%errorlevel%"
goto end

:launcher
py -3 "%~dp0..\..\run.py" %*
set "CODE=%errorlevel%"
goto end

:found
python "%~dp0..\..\run.py" %*
set "CODE=%errorlevel%"

:end
rem The window is kept for a double-click only: not in a command window, not for a scheduler (no SESSIONNAME).
if not defined SESSIONNAME exit /b %CODE%
if not defined CCHC_STARTED exit /b %CODE%
set "STARTED=%CCHC_STARTED:"=%"
if "%STARTED:.bat=%"=="%STARTED%" exit /b %CODE%
type "%~dp0dong-cua-so.txt"
pause >nul
rem No /b: what an ampersand in a dropped path has left on the line must not run.
exit %CODE%
