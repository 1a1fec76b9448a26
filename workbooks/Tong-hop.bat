@echo off
chcp 65001 >nul
rem Tổng hợp, xếp hạng: nhấp đúp vào đây, hoặc kéo thả thư mục chứa tệp của các xã vào đây.
rem Consolidates the folder of this file, or dropped on it.
if exist "%~dp0chung\chay.bat" "%~dp0chung\chay.bat" clicked consolidate "%~f0" %*
echo Tệp này phải nằm trong thư mục workbooks của cchc_xl. Hãy chuyển tệp về đó.
pause
exit /b 3
