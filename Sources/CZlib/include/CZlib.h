// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ORAL_CZLIB_H
#define ORAL_CZLIB_H

#include <zlib.h>

// Macros of zlib, which Swift does not see.

/// Raw deflate, as a ZIP archive holds it.
static inline int oral_inflate_raw_init(z_stream *stream) { return inflateInit2(stream, -MAX_WBITS); }

/// With the zlib header, as a PDF file holds it.
static inline int oral_inflate_zlib_init(z_stream *stream) { return inflateInit2(stream, MAX_WBITS); }

#endif
