# SPDX-License-Identifier: GPL-3.0-or-later


def pytest_addoption(parser):
    parser.addoption("--review", action="store_true", help="record the pictures of the pages, to be looked at")
