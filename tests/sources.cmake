# Small rules for the sources that a search can check.
#
#   cmake -D SOURCE_DIR=<the project> -P sources.cmake
cmake_minimum_required(VERSION 3.25)

# Fails for every line of `files` that matches `pattern` outside of a comment.
function(forbid pattern reason)
  foreach(file IN LISTS ARGN)
    file(STRINGS "${file}" lines REGEX "${pattern}" ENCODING UTF-8)
    foreach(line IN LISTS lines)
      string(REGEX REPLACE "//.*" "" code "${line}")
      if(code MATCHES "${pattern}")
        cmake_path(RELATIVE_PATH file BASE_DIRECTORY "${SOURCE_DIR}" OUTPUT_VARIABLE short)
        message(NOTICE "${short}: ${reason}: ${line}")
        set_property(GLOBAL APPEND PROPERTY faults "${file}")
      endif()
    endforeach()
  endforeach()
endfunction()

# Money and lengths are exact.
foreach(folder money budget check document template layout)
  file(GLOB files "${SOURCE_DIR}/src/${folder}/*.h" "${SOURCE_DIR}/src/${folder}/*.cc")
  list(APPEND exact ${files})
endforeach()
forbid("(^|[^a-zA-Z0-9_])(double|float)([^a-zA-Z0-9_]|$)" "binary floating point" ${exact})

# The program knows no region: the names of packs and examples stand in data only. A name given as
# a sample in a user's message is data to the reader, so it may stand in quotation marks.
file(GLOB folders LIST_DIRECTORIES true "${SOURCE_DIR}/templates/*" "${SOURCE_DIR}/examples/*")
file(GLOB_RECURSE sources "${SOURCE_DIR}/src/*.h" "${SOURCE_DIR}/src/*.cc")
foreach(folder IN LISTS folders)
  cmake_path(GET folder FILENAME name)
  if(IS_DIRECTORY "${folder}" AND name MATCHES "-[0-9]+$")
    forbid("(^|[^\\\\])\"${name}" "name of a pack or example" ${sources})
    forbid("^[^\"]*${name}" "name of a pack or example" ${sources})
  endif()
endforeach()

get_property(faults GLOBAL PROPERTY faults)
if(faults)
  message(FATAL_ERROR "sources that break a rule")
endif()
