@echo off
rem Starts Lamella from the folder that this script is in.
rem   LAMELLA_VMARGS  options for Java, for example -Xmx8g
rem   LAMELLA_CACHE   folder for what is made once and kept
rem   LAMELLA_WORKBENCH  folder for what the workbench keeps
rem   LAMELLA_PLUGINS folders with jars of analyses of your own
setlocal
set "HOME_FOLDER=%~dp0"
if "%HOME_FOLDER:~-1%"=="\" set "HOME_FOLDER=%HOME_FOLDER:~0,-1%"
set "LAUNCHER="
for %%j in ("%HOME_FOLDER%\plugins\org.eclipse.equinox.launcher_*.jar") do set "LAUNCHER=%%j"
if not defined LAUNCHER (
    echo lamella: %HOME_FOLDER% is not complete: its folder plugins has no launcher 1>&2
    exit /b 1
)
set "JAVA=java"
if exist "%HOME_FOLDER%\runtime\bin\java.exe" (
    set "JAVA=%HOME_FOLDER%\runtime\bin\java.exe"
) else if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
set "VERSION="
for /f "tokens=3" %%v in ('call "%JAVA%" -version 2^>^&1 ^| findstr /i "version"') do if not defined VERSION set "VERSION=%%~v"
for /f "delims=.-+" %%v in ("%VERSION%") do set "VERSION=%%v"
if not defined VERSION set "VERSION=0"
if %VERSION% LSS 21 (
    echo lamella: needs Java 21 or newer; install a JDK or set JAVA_HOME 1>&2
    exit /b 1
)
set "QUIET="
if %VERSION% GEQ 24 set "QUIET=--sun-misc-unsafe-memory-access=allow"
if not defined LAMELLA_CACHE set "LAMELLA_CACHE=%LOCALAPPDATA%\Lamella\cache"
if not exist "%LAMELLA_CACHE%" mkdir "%LAMELLA_CACHE%"
set "WORKBENCH="
if "%~1"=="" set "WORKBENCH=yes"
if "%~1"=="open" set "WORKBENCH=yes"
set "KEPT="
if defined LAMELLA_WORKBENCH set KEPT="-Dlamella.workbench=%LAMELLA_WORKBENCH%"

rem A mark before each argument keeps Equinox from taking it for one of its own options.
set ARGUMENTS=
:mark
if "%~1"=="" goto marked
set ARGUMENTS=%ARGUMENTS% ":%~1"
shift
goto mark
:marked
if defined WORKBENCH goto workbench
"%JAVA%" -XX:+UseG1GC -XX:MaxNewSize=256m -XX:MaxRAMPercentage=50 %QUIET% %LAMELLA_VMARGS% -Djava.awt.headless=true ^
    "-Dlamella.cache=%LAMELLA_CACHE%" "-Dosgi.logfile=%LAMELLA_CACHE%\lamella.log" -jar "%LAUNCHER%" -data @none -name lamella %ARGUMENTS%
exit /b %ERRORLEVEL%

:workbench
"%JAVA%" -XX:+UseG1GC -XX:MaxRAMPercentage=60 %QUIET% --enable-native-access=ALL-UNNAMED %LAMELLA_VMARGS% -Djava.awt.headless=true ^
    "-Dlamella.cache=%LAMELLA_CACHE%" %KEPT% "-Dosgi.logfile=%LAMELLA_CACHE%\lamella.log" -jar "%LAUNCHER%" -data @noDefault -name Lamella ^
    -product org.lamella.workbench.product -application org.lamella.workbench.application %ARGUMENTS%
rem 23 asks for a new start, after software was installed.
if %ERRORLEVEL%==23 goto workbench
exit /b %ERRORLEVEL%
