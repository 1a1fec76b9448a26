@echo off
chcp 65001 >nul
rem Soạn thư gửi bảng điểm: nhấp đúp vào đây, hoặc kéo thả bảng điểm vào đây.
rem Writes the mail for the scoring workbook beside this file, or dropped on it.
if exist "%~dp0chung\chay.bat" "%~dp0chung\chay.bat" clicked send "%~f0" %*
echo Tệp này phải nằm trong thư mục workbooks của cchc_xl. Hãy chuyển tệp về đó.
pause
exit /b 3
