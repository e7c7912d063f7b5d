/* Wine 8's lacks WcsCreateIccProfile, which Qt asks for: here no screen has a colour profile. */
#include <windows.h>

#define NONE __declspec(dllexport) void *

NONE OpenColorProfileW(void *profile, DWORD access, DWORD share, DWORD creation) { return NULL; }
NONE WcsCreateIccProfile(void *profile, DWORD options) { return NULL; }
NONE CloseColorProfile(void *profile) { return NULL; }
NONE GetColorProfileFromHandle(void *profile, void *bytes, DWORD *count) { return NULL; }
