"""Scores public administration reform (chỉ số CCHC) in Vietnamese communes, from the workbooks officials keep."""
