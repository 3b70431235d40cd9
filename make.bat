@echo off
rem The same commands as the Makefile, e.g.: make demo
setlocal
cd /d "%~dp0"
where /q py && (set PYTHON=py -3) || (set PYTHON=python)
%PYTHON% -m tools.project %*
