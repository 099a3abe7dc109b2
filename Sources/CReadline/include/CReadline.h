// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ORAL_CREADLINE_H
#define ORAL_CREADLINE_H

#include <stdio.h>  // readline's headers need FILE first

#include <readline/history.h>
#include <readline/readline.h>

#endif
