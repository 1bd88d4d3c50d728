"""What macOS is told of the program: the contents of its Info.plist."""

from __future__ import annotations

from bundling.version import NAME, PUBLISHER, VERSION

MACOS_INFO_PLIST = {
    "CFBundleIdentifier": "org.devlink3desk.desk",
    "CFBundleName": NAME,
    "CFBundleDisplayName": NAME,
    "CFBundleShortVersionString": VERSION,
    "CFBundleVersion": VERSION,
    "CFBundleURLTypes": [
        {"CFBundleURLName": "Telephone number", "CFBundleURLSchemes": ["tel"], "CFBundleTypeRole": "Viewer"}
    ],
    "LSApplicationCategoryType": "public.app-category.business",
    "LSMinimumSystemVersion": "13.0",
    "LSMultipleInstancesProhibited": False,
    "NSHighResolutionCapable": True,
    "NSHumanReadableCopyright": f"{PUBLISHER}, MIT licence",
    "NSSupportsAutomaticGraphicsSwitching": True,
}
"""Qt 6.11 asks for macOS 13. More than one may run: a demo beside the desk."""
