#include "CCommonMarkAlone.h"
