// The target is its header; the build system asks for one file to compile.
#include "CSIMDShims.h"
