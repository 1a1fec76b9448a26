@echo off
chcp 65001 >nul
rem Chấm điểm: nhấp đúp vào đây, hoặc kéo thả tệp tự chấm vào đây.
rem Scores the entry workbook beside this file, or dropped on it.
if exist "%~dp0chung\chay.bat" "%~dp0chung\chay.bat" clicked score "%~f0" %*
echo Tệp này phải nằm trong thư mục workbooks của cchc_xl. Hãy chuyển tệp về đó.
pause
exit /b 3
