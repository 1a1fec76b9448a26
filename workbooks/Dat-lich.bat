@echo off
chcp 65001 >nul
rem Đặt lịch, xem lịch, bỏ lịch chạy hằng đêm: nhấp đúp vào đây, hoặc kéo thả thư mục vào đây.
rem The nightly run for the folder of this file, or dropped on it.
if exist "%~dp0chung\chay.bat" "%~dp0chung\chay.bat" clicked schedule "%~f0" %*
echo Tệp này phải nằm trong thư mục workbooks của cchc_xl. Hãy chuyển tệp về đó.
pause
exit /b 3
