@echo off
rem Starts the course tool: finds a JDK, builds what is missing or stale, runs the tool.
rem The same as the shell script "course" beside it, for Windows.
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
for %%i in ("%~dp0..") do set "root=%%~fi"
set "jar=%root%\scripts\target\poolcraft-course-1.0.jar"
set "aot=%root%\scripts\target\course.aot"
set "stamp=%root%\target\course-built"
set "log=%root%\target\course-build.log"
set "now=%TEMP%\course-%RANDOM%%RANDOM%.txt"

call :find_jdk
if not defined jdk (
    echo course: no JDK 25 or newer found in JAVA_HOME, on the PATH or in the usual places. 1>&2
    echo course: Install one, Eclipse Temurin for example, and set JAVA_HOME to its folder. 1>&2
    exit /b 3
)
call :is_stale
if not errorlevel 1 goto start
call :build
if errorlevel 1 exit /b 3

:start
set "JAVA_TOOL_OPTIONS="
set "JDK_JAVA_OPTIONS="
set "_JAVA_OPTIONS="
"%jdk%\bin\java.exe" "-XX:AOTCache=%aot%" -Xlog:aot=off -Xlog:cds=off -XX:+UseSerialGC -XX:TieredStopAtLevel=1 ^
    -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 ^
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ^
    "-Dcourse.root=%root%" -cp "%jar%;%root%\scripts\target\lib\*" poolcraft.course.command.Course %*
exit /b %errorlevel%

:find_jdk
set "jdk="
if defined JAVA_HOME call :accept "%JAVA_HOME%"
for /f "delims=" %%j in ('where java.exe 2^>nul') do if not defined jdk call :accept "%%~dpj.."
for %%p in ("%USERPROFILE%\.jdks" "%USERPROFILE%\.sdkman\candidates\java" "%USERPROFILE%\.jbang\cache\jdks" "%ProgramFiles%\Java" "%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\Zulu" "%ProgramFiles%\BellSoft") do (
    if not defined jdk if exist "%%~p" for /d %%d in ("%%~p\*") do if not defined jdk call :accept "%%~d"
)
exit /b 0

rem accept HOME: takes it as the JDK if its release file says 25 or more.
:accept
if not exist "%~f1\bin\javac.exe" exit /b 1
set "version=0"
for /f "tokens=2 delims==" %%v in ('findstr /b "JAVA_VERSION=" "%~f1\release" 2^>nul') do set "version=%%~v"
for /f "tokens=1 delims=.+-_" %%v in ("%version%") do set "version=%%v"
if %version% geq 25 set "jdk=%~f1"
exit /b 0

rem The size, time and name of each file that the tool and the library are built from.
:sources
for %%f in ("%root%\pom.xml") do echo %%~zf %%~tf %%f
for /f "delims=" %%f in ('dir /s /b /a-d "%root%\chapters" "%root%\scripts" ^| findstr /r "\\src\\main\\ \\pom\.xml$" ^| findstr /v "\\target\\"') do echo %%~zf %%~tf %%f
exit /b 0

rem errorlevel 1: something has to be built.
:is_stale
set "stale=0"
call :sources >"%now%"
if not exist "%jar%" set "stale=1"
if not exist "%stamp%" (
    set "stale=1"
) else (
    fc /b "%now%" "%stamp%" >nul 2>&1 || set "stale=1"
)
del "%now%"
exit /b %stale%

rem One build at a time: a file that is open for writing cannot be opened so by another process.
:build
if not exist "%root%\target" mkdir "%root%\target"
:try_build
set "outcome=locked"
8>&2 (2>nul (9>"%root%\target\course-lock" (2>&8 call :build_alone)))
if "%outcome%"=="built" exit /b 0
if "%outcome%"=="failed" exit /b 1
ping -n 2 127.0.0.1 >nul
goto try_build

:build_alone
set "outcome=built"
call :is_stale
if not errorlevel 1 exit /b 0
set "outcome=failed"
where mvn >nul 2>&1
if errorlevel 1 (
    echo course: Maven is needed to build the course, and there is no mvn on the PATH. 1>&2
    echo course: Install it, for example with: scoop install maven, or choco install maven. 1>&2
    exit /b 1
)
echo course: building what is missing or changed; this takes minutes the first time 1>&2
if exist "%stamp%" del "%stamp%"
if exist "%root%\scripts\target\lib" rmdir /s /q "%root%\scripts\target\lib"
call :sources >"%stamp%.new"
call :maven >"%log%" 2>&1
if errorlevel 1 (
    findstr /b /l /c:"[ERROR]" /c:"[WARNING]" "%log%" 1>&2
    echo course: the build failed; what went wrong is above, the whole log is in %log% 1>&2
    exit /b 1
)
move /y "%stamp%.new" "%stamp%" >nul
"%jdk%\bin\java.exe" "-XX:AOTCacheOutput=%aot%" -Xlog:aot=off -Xlog:cds=off -XX:+UseSerialGC -XX:TieredStopAtLevel=1 ^
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ^
    "-Dcourse.root=%root%" -cp "%jar%;%root%\scripts\target\lib\*" poolcraft.course.command.Course run >nul 2>&1
set "outcome=built"
exit /b 0

:maven
setlocal
set "JAVA_HOME=%jdk%"
pushd "%root%"
call mvn -B -Dstyle.color=never -pl !exercises install -Dmaven.test.skip -Dspotless.check.skip
set "result=%errorlevel%"
popd
endlocal & exit /b %result%
