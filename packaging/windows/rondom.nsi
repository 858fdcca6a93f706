; The Windows installer: for one user, without administrator rights. Compiled by build.py with
; VERSION, FOLDER (the built program), TARGET (this installer) and ICON. Silent: rondom-x.y.z-windows.exe /S
; Other folder: /D=C:\path (last on the line, without quotes).
; It never touches a vault, a backup or the settings, neither now nor when Rondom is removed.

Unicode true
ManifestDPIAware true
SetCompressor /SOLID lzma
RequestExecutionLevel user

!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "x64.nsh"

; Chosen once. Another key would install a second Rondom beside the first.
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\nl.rondom.Rondom"
!define CLASSES "Software\Classes"
!define VAULT "nl.rondom.vault"

Name "Rondom ${VERSION}"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\Rondom"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
BrandingText "Rondom ${VERSION}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\rondom.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Dutch"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=${LANG_DUTCH} "ProductName" "Rondom"
VIAddVersionKey /LANG=${LANG_DUTCH} "FileDescription" "Installatie van Rondom"
VIAddVersionKey /LANG=${LANG_DUTCH} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_DUTCH} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_DUTCH} "CompanyName" "Rondom"
VIAddVersionKey /LANG=${LANG_DUTCH} "LegalCopyright" "EUPL-1.2"

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_ICONSTOP "Rondom heeft een 64-bits Windows nodig. Er is niets geïnstalleerd." /SD IDOK
    SetErrorLevel 2
    Abort
  ${EndIf}
FunctionEnd

; A running program keeps its .exe open; then nothing is replaced.
!macro NotWhileRunning UN
Function ${UN}NotWhileRunning
  ${If} ${FileExists} "$INSTDIR\rondom.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\rondom.exe" a
    ${If} ${Errors}
      MessageBox MB_ICONSTOP "Rondom is nog open. Sluit het en probeer het nog eens." /SD IDOK
      SetErrorLevel 3
      Abort
    ${EndIf}
    FileClose $0
  ${EndIf}
FunctionEnd
!macroend
!insertmacro NotWhileRunning ""
!insertmacro NotWhileRunning "un."

Section
  Call NotWhileRunning
  ; Libraries of an older version must not stay behind. Only our own folder of libraries goes.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}\*"
  WriteUninstaller "$INSTDIR\verwijder-rondom.exe"
  CreateShortCut "$SMPROGRAMS\Rondom.lnk" "$INSTDIR\rondom.exe"

  WriteRegStr HKCU "${CLASSES}\.rondom" "" "${VAULT}"
  WriteRegStr HKCU "${CLASSES}\${VAULT}" "" "Rondom-kluis"
  WriteRegStr HKCU "${CLASSES}\${VAULT}\DefaultIcon" "" "$INSTDIR\rondom.exe,0"
  WriteRegStr HKCU "${CLASSES}\${VAULT}\shell\open\command" "" '"$INSTDIR\rondom.exe" "%1"'

  WriteRegStr HKCU "${KEY}" "DisplayName" "Rondom"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\rondom.exe"
  WriteRegStr HKCU "${KEY}" "Publisher" "Rondom"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\verwijder-rondom.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\verwijder-rondom.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
  Call un.NotWhileRunning
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\rondom.exe"
  Delete "$INSTDIR\verwijder-rondom.exe"
  RMDir "$INSTDIR" ; only when nothing of the user is in it
  Delete "$SMPROGRAMS\Rondom.lnk"
  DeleteRegKey HKCU "${CLASSES}\${VAULT}"
  ReadRegStr $0 HKCU "${CLASSES}\.rondom" ""
  ${If} $0 == "${VAULT}"
    DeleteRegKey HKCU "${CLASSES}\.rondom"
  ${EndIf}
  DeleteRegKey HKCU "${KEY}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
