; The Windows installer: makensis -DVERSION=1.2.3 -DFOUR=1.2.3.0 -DBUNDLE=dist\devlink3-desk -DICON=… -DOUTPUT=… installer.nsi
;
; For one user without administrator rights, or for all users: /CurrentUser or /AllUsers.
; Silent: /S. Start with Windows: /AUTOSTART=1. Another folder: /D=C:\folder (last, without quotes).
; Silent uninstallation leaves settings and history in place; /REMOVESETTINGS=1 removes them.

!ifdef TARGET
  Target ${TARGET} ; Debian's makensis can make 64-bit stubs, the one of nsis.sourceforge.io cannot
!endif
Unicode true
SetCompressor /SOLID lzma
ManifestDPIAware true

!define NAME "DevLink3 Desk"
!define PROGRAM "devlink3-desk-window.exe"
!define CONSOLE "devlink3-desk.exe"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\DevLink3Desk"
!define RUN "Software\Microsoft\Windows\CurrentVersion\Run"

!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_INSTALLMODE_DEFAULT_CURRENTUSER
!define MULTIUSER_INSTALLMODE_INSTDIR "${NAME}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "${KEY}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "InstallMode"
!define MULTIUSER_USE_PROGRAMFILES64
!include MultiUser.nsh
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include x64.nsh

Name "${NAME}"
OutFile "${OUTPUT}"
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${FOUR}"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Installer of ${NAME}"
VIAddVersionKey "CompanyName" "The DevLink3 Desk maintainers"
VIAddVersionKey "LegalCopyright" "MIT licence"

; With -DSIGN, the command in WINDOWS_SIGN_COMMAND (such as signtool sign …) signs installer and uninstaller.
!ifdef SIGN
  !finalize '$%WINDOWS_SIGN_COMMAND% "%1"'
  !uninstfinalize '$%WINDOWS_SIGN_COMMAND% "%1"'
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; The files of a running program cannot be replaced. The user is asked to quit it; a silent installation ends with
; exit code 2.
!macro WAIT_FOR_PROGRAM FILE
  ${Do}
    ClearErrors
    ${IfNot} ${FileExists} "$INSTDIR\${FILE}"
      ${Break}
    ${EndIf}
    Rename "$INSTDIR\${FILE}" "$INSTDIR\${FILE}.old"
    ${IfNot} ${Errors}
      Rename "$INSTDIR\${FILE}.old" "$INSTDIR\${FILE}"
      ${Break}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME} is running. Quit it, then click Retry." /SD IDCANCEL IDRETRY +3
    SetErrorLevel 2
    Quit
  ${Loop}
!macroend

!macro REMOVE_PROGRAM
  ; Only what was installed: the folder may contain files of the user.
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\${PROGRAM}"
  Delete "$INSTDIR\${CONSOLE}"
!macroend

Section "${NAME}" Main
  SectionIn RO
  !insertmacro WAIT_FOR_PROGRAM "_internal"
  !insertmacro REMOVE_PROGRAM
  SetOutPath "$INSTDIR"
  File /r "${BUNDLE}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}"
  WriteRegStr SHCTX "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${KEY}" "Publisher" "The DevLink3 Desk maintainers"
  WriteRegStr SHCTX "${KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr SHCTX "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${KEY}" "InstallMode" "$MultiUser.InstallMode"
  WriteRegStr SHCTX "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode'
  WriteRegStr SHCTX "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode /S'
  WriteRegDWORD SHCTX "${KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD SHCTX "${KEY}" "EstimatedSize" "$0"
SectionEnd

Section /o "Start with Windows" Autostart
  WriteRegStr HKCU "${RUN}" "${NAME}" '"$INSTDIR\${PROGRAM}" --minimized'
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${Main} "The desk, its command line, and an entry in the Start menu."
  !insertmacro MUI_DESCRIPTION_TEXT ${Autostart} "Opens the desk, minimised, when you sign in. This can be changed later in the settings."
!insertmacro MUI_FUNCTION_DESCRIPTION_END

Function .onInit
  SetRegView 64
  !insertmacro MULTIUSER_INIT
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/AUTOSTART=" $1
  ${IfNot} ${Errors}
  ${AndIf} $1 == 1
    !insertmacro SelectSection ${Autostart}
  ${EndIf}
FunctionEnd

Function un.onInit
  SetRegView 64
  !insertmacro MULTIUSER_UNINIT
FunctionEnd

Section "Uninstall"
  !insertmacro WAIT_FOR_PROGRAM "_internal"
  StrCpy $2 0
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/REMOVESETTINGS=" $1
  ${IfNot} ${Errors}
    StrCpy $2 $1
  ${Else}
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "Also remove the settings, passwords, history of calls, contacts and logs of ${NAME}?" /SD IDNO IDNO +2
    StrCpy $2 1
  ${EndIf}
  ; The program removes its own registrations, and its passwords from Windows' credential store.
  ${If} $2 == 1
    nsExec::Exec '"$INSTDIR\${CONSOLE}" system --unregister --forget-passwords'
  ${Else}
    nsExec::Exec '"$INSTDIR\${CONSOLE}" system --unregister'
  ${EndIf}
  Pop $0
  !insertmacro REMOVE_PROGRAM
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegValue HKCU "${RUN}" "${NAME}"
  DeleteRegKey SHCTX "${KEY}"
  ${If} $2 == 1
    SetShellVarContext current
    RMDir /r "$LOCALAPPDATA\devlink3-desk"
  ${EndIf}
SectionEnd
