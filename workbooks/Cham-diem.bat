@echo off
chcp 65001 >nul
rem Chấm điểm một tệp tự chấm: nhấp đúp vào đây, hoặc kéo thả tệp vào đây.
rem Scores one entry workbook: double-click, or drop the workbook on this file.
setlocal DisableDelayedExpansion
set "PYTHONUTF8=1"
set "HERE=%~dp0"
set "ENTRY="
set "SEVERAL="
set "LIST="
set "CODE=3"

if not exist "%HERE%..\run.py" goto moved
if not "%~2"=="" goto several_dropped
if not "%~1"=="" goto dropped
call :look_around
if defined SEVERAL goto several
if not defined ENTRY goto none
goto find_python

:dropped
set "ENTRY=%~f1"
if not exist "%ENTRY%" goto not_found

:find_python
set "PYTHON="
py -3 -c "import sys" >nul 2>nul
if not errorlevel 1 set "PYTHON=py -3"
if defined PYTHON goto score
python -c "import sys" >nul 2>nul
if not errorlevel 1 set "PYTHON=python"
if not defined PYTHON goto no_python

:score
%PYTHON% "%HERE%..\run.py" score "%ENTRY%"
set "CODE=%errorlevel%"
if not "%CODE%"=="0" if not "%CODE%"=="1" goto end
for %%F in ("%ENTRY%") do set "RESULT=%%~dpnF - bang diem.xlsx"
if exist "%RESULT%" start "" "%RESULT%"
goto end

:moved
echo Tệp này phải nằm trong thư mục workbooks của cchc_xl.
goto end

:not_found
echo Không thấy tệp vừa thả; nếu tên thư mục có dấu "&", hãy đổi tên rồi thả lại.
goto end

:none
echo Không có tệp tự chấm (.xlsx) nào trong thư mục này.
goto end

:no_python
echo Máy này chưa có Python. Hãy cài Python 3.11 trở lên từ python.org,
echo đánh dấu ô "Add python.exe to PATH", rồi chạy lại.
goto end

:several_dropped
set "CODE=2"
echo Mỗi lần chỉ thả một tệp; tên thư mục không được có dấu phẩy, chấm phẩy hay dấu bằng.
goto end

:several
set "CODE=2"
echo Thư mục này có nhiều tệp tự chấm:
set "LIST=1"
call :look_around
echo Hãy kéo thả tệp cần chấm vào Cham-diem.bat.

:end
rem Giữ cửa sổ khi được nhấp đúp, không giữ trong cửa sổ lệnh hay khi chạy theo lịch (không có SESSIONNAME).
if not defined SESSIONNAME exit /b %CODE%
set "STARTED=%cmdcmdline:"=%"
rem Wine không biết cmdcmdline và để lại một dấu nháy.
set "STARTED=%STARTED:"=%"
if "%STARTED:Cham-diem=%"=="%STARTED%" exit /b %CODE%
echo.
echo Nhấn phím bất kỳ để đóng cửa sổ này.
pause >nul
exit /b %CODE%

:look_around
pushd "%HERE%"
for %%F in (*.xlsx) do (
    set "NAME=%%F"
    call :look_at
)
popd
exit /b

:look_at
rem Bỏ qua tệp khóa của Excel và các tệp kết quả.
if "%NAME:~0,2%"=="~$" exit /b
if not "%NAME: - bang diem=%"=="%NAME%" exit /b
if defined LIST echo     "%NAME%"
if defined ENTRY set "SEVERAL=1"
set "ENTRY=%HERE%%NAME%"
exit /b
