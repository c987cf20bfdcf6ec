# What the static libraries of gongkai link to.
include(CMakeFindDependencyMacro)
find_dependency(PkgConfig)
find_dependency(nlohmann_json)
find_dependency(ICU COMPONENTS uc)
pkg_check_modules(HARFBUZZ REQUIRED IMPORTED_TARGET harfbuzz harfbuzz-subset)
pkg_check_modules(DEFLATE REQUIRED IMPORTED_TARGET libdeflate)
pkg_check_modules(XLSXWRITER REQUIRED IMPORTED_TARGET xlsxwriter)
include(${CMAKE_CURRENT_LIST_DIR}/gongkai-targets.cmake)
