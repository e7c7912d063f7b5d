; The Windows installer: for one user, no administrator. makensis -DVERSION=… -DCOPYRIGHT=… -DFOLDER=… -DICONS=… -DOUT=… zhanji.nsi
Target amd64-unicode
Unicode true
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true

!include FileFunc.nsh
!include LogicLib.nsh
!include MUI2.nsh
!include WinVer.nsh
!include x64.nsh

!define APP "Zhanji"
!define KIND "Zhanji.Company"
!define CLASSES "Software\Classes"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP}"

Name "$(TITLE)"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${APP}"
InstallDirRegKey HKCU "Software\${APP}" "InstallDir"
BrandingText "${APP} ${VERSION}"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 "ProductName" "Zhanji 战绩"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "Zhanji 战绩 installer"
VIAddVersionKey /LANG=0 "LegalCopyright" "${COPYRIGHT}"

!define MUI_ICON "${ICONS}\zhanji.ico"
!define MUI_UNICON "${ICONS}\zhanji.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\zhanji.exe"
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE CheckFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"

LangString TITLE ${LANG_SIMPCHINESE} "战绩"
LangString TITLE ${LANG_ENGLISH} "Zhanji"
LangString FILE_KIND ${LANG_SIMPCHINESE} "战绩公司文件"
LangString FILE_KIND ${LANG_ENGLISH} "Zhanji company file"
LangString TOO_OLD ${LANG_SIMPCHINESE} "战绩需要 64 位的 Windows 10 或更新的系统。"
LangString TOO_OLD ${LANG_ENGLISH} "Zhanji needs 64-bit Windows 10 or later."
LangString RUNNING ${LANG_SIMPCHINESE} "战绩正在运行。请关闭它的窗口，然后点“重试”。"
LangString RUNNING ${LANG_ENGLISH} "Zhanji is running. Close its window, then choose Retry."
LangString NO_RIGHT ${LANG_SIMPCHINESE} "这个文件夹不能写入：$INSTDIR$\n请选择另一个文件夹，例如默认的那个。"
LangString NO_RIGHT ${LANG_ENGLISH} "This folder cannot be written to: $INSTDIR$\nChoose another one, such as the one offered."
LangString OF_ANOTHER ${LANG_SIMPCHINESE} "这个文件夹里装着别的程序：$INSTDIR$\n请选择另一个文件夹，例如默认的那个。"
LangString OF_ANOTHER ${LANG_ENGLISH} "Another program lies in this folder: $INSTDIR$\nChoose another one, such as the one offered."

; A running program holds its .exe: it cannot be opened to append. The command line's holds the libraries too.
!macro WAIT_UNTIL_CLOSED PROGRAM
  ${DoWhile} ${FileExists} "$INSTDIR\${PROGRAM}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    ${IfNot} ${Errors}
      FileClose $0
      ${ExitDo}
    ${EndIf}
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDCANCEL`
      SetErrorLevel 3
      Quit
    ${EndIf}
  ${Loop}
!macroend

; Refused: a folder where no file can be made, and one whose _internal is another program's.
!macro LOOK_AT_FOLDER ELSE
  ClearErrors
  CreateDirectory "$INSTDIR"
  FileOpen $0 "$INSTDIR\zhanji-test.tmp" w
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONSTOP "$(NO_RIGHT)" /SD IDOK
    SetErrorLevel 4
    ${ELSE}
  ${EndIf}
  FileClose $0
  Delete "$INSTDIR\zhanji-test.tmp"
  ${If} ${FileExists} "$INSTDIR\_internal\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\zhanji.exe"
    MessageBox MB_OK|MB_ICONSTOP "$(OF_ANOTHER)" /SD IDOK
    SetErrorLevel 5
    ${ELSE}
  ${EndIf}
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(TOO_OLD)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
FunctionEnd

Function CheckFolder
  !insertmacro LOOK_AT_FOLDER Abort
FunctionEnd

Section
  !insertmacro WAIT_UNTIL_CLOSED zhanji.exe
  !insertmacro WAIT_UNTIL_CLOSED zhanji-console.exe
  ${If} ${Silent}
    !insertmacro LOOK_AT_FOLDER Quit
  ${EndIf}
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}\*.*"
  File /oname=company.ico "${ICONS}\company.ico"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "Software\${APP}" "InstallDir" "$INSTDIR"

  SetOutPath "$PROFILE"
  CreateShortcut "$SMPROGRAMS\$(TITLE).lnk" "$INSTDIR\zhanji.exe"
  CreateShortcut "$DESKTOP\$(TITLE).lnk" "$INSTDIR\zhanji.exe"

  WriteRegStr HKCU "${CLASSES}\.zhanji" "" "${KIND}"
  WriteRegStr HKCU "${CLASSES}\.zhanji" "Content Type" "application/vnd.zhanji.company"
  WriteRegStr HKCU "${CLASSES}\.zhanji\OpenWithProgids" "${KIND}" ""
  WriteRegStr HKCU "${CLASSES}\${KIND}" "" "$(FILE_KIND)"
  WriteRegStr HKCU "${CLASSES}\${KIND}\DefaultIcon" "" "$INSTDIR\company.ico"
  WriteRegStr HKCU "${CLASSES}\${KIND}\shell\open\command" "" '"$INSTDIR\zhanji.exe" "%1"'

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "$(TITLE)"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\zhanji.exe"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  ${RefreshShellIcons}
SectionEnd

; Only what the installer brought goes; a company file that lies in the folder keeps the folder alive.
Section Uninstall
  !insertmacro WAIT_UNTIL_CLOSED zhanji.exe
  !insertmacro WAIT_UNTIL_CLOSED zhanji-console.exe
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\zhanji.exe"
  Delete "$INSTDIR\zhanji-console.exe"
  Delete "$INSTDIR\company.ico"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\$(TITLE).lnk"
  Delete "$DESKTOP\$(TITLE).lnk"
  DeleteRegValue HKCU "${CLASSES}\.zhanji\OpenWithProgids" "${KIND}"
  ReadRegStr $0 HKCU "${CLASSES}\.zhanji" ""
  ${If} $0 == "${KIND}"
    DeleteRegKey HKCU "${CLASSES}\.zhanji"
  ${EndIf}
  DeleteRegKey HKCU "${CLASSES}\${KIND}"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\${APP}"
  ${RefreshShellIcons}
SectionEnd
