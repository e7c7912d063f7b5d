/* Wine 8 lacks this library of Windows 10; Qt asks it for text codecs beyond its own: here there are none. */
#include <stddef.h>

#define NOT_THERE 4 /* U_FILE_ACCESS_ERROR */
#define UNUSED(name) __declspec(dllexport) void name(void) {}

__declspec(dllexport) void *ucnv_open(const char *name, int *error) {
    *error = NOT_THERE;
    return NULL;
}
__declspec(dllexport) const char *ucnv_getStandardName(const char *name, const char *standard, int *error) {
    *error = NOT_THERE;
    return NULL;
}
__declspec(dllexport) const char *ucnv_getAvailableName(int number) { return NULL; }
__declspec(dllexport) int ucnv_countAvailable(void) { return 0; }

/* What takes an open codec is never called. */
UNUSED(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
UNUSED(UCNV_TO_U_CALLBACK_SUBSTITUTE)
UNUSED(ucnv_cbFromUWriteUChars)
UNUSED(ucnv_cbToUWriteUChars)
UNUSED(ucnv_close)
UNUSED(ucnv_fromUCountPending)
UNUSED(ucnv_fromUnicode)
UNUSED(ucnv_getFromUCallBack)
UNUSED(ucnv_getMaxCharSize)
UNUSED(ucnv_getName)
UNUSED(ucnv_getToUCallBack)
UNUSED(ucnv_reset)
UNUSED(ucnv_setFromUCallBack)
UNUSED(ucnv_setToUCallBack)
UNUSED(ucnv_toUCountPending)
UNUSED(ucnv_toUnicode)
