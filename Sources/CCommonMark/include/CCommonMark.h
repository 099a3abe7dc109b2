// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ORAL_CCOMMONMARK_H
#define ORAL_CCOMMONMARK_H

#include <stdbool.h>
#include <stdlib.h>

#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>

#endif
