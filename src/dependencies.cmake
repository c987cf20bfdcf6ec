# What the static libraries of gongkai link to. Read twice, so that an installed gongkai asks for the
# same as the build: by CMakeLists.txt, and by gongkaiConfig.cmake, beside which it is installed.
find_package(PkgConfig REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)                 # parses JSON (SAX)
find_package(ICU 72 REQUIRED COMPONENTS uc)               # Unicode line breaking (UAX #14)
find_package(TBB REQUIRED)                                # threads of gongkai batch
find_package(OpenSSL REQUIRED COMPONENTS Crypto)          # SHA-256 of what a package follows from
pkg_check_modules(HARFBUZZ REQUIRED IMPORTED_TARGET harfbuzz harfbuzz-subset)  # glyphs, subsets
pkg_check_modules(CMARK REQUIRED IMPORTED_TARGET libcmark)  # Markdown of the chapters
pkg_check_modules(DEFLATE REQUIRED IMPORTED_TARGET libdeflate)  # compresses PDF streams
pkg_check_modules(XLSXWRITER REQUIRED IMPORTED_TARGET xlsxwriter)  # writes workbooks
pkg_check_modules(LIBZIP REQUIRED IMPORTED_TARGET libzip)  # workbooks made elsewhere: their parts,
find_package(EXPAT REQUIRED)                              # and what is in them
pkg_check_modules(LIBQPDF REQUIRED IMPORTED_TARGET libqpdf)  # finished PDF, read again

find_library(HPDF_LIBRARY hpdf REQUIRED)                  # writes PDF objects
if(NOT TARGET HPDF::HPDF)
  add_library(HPDF::HPDF UNKNOWN IMPORTED)
  set_target_properties(HPDF::HPDF PROPERTIES IMPORTED_LOCATION "${HPDF_LIBRARY}")
endif()
