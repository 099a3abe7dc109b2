// SPDX-License-Identifier: GPL-3.0-or-later

// What start-up is compared with: the least program that needs what `oral` needs.
import Foundation

print("")
