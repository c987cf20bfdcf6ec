# Who may include whom: the table of folders, checked against every #include of src/.
#
#   cmake -D SOURCE_DIR=<the project> -P layering.cmake
#
# Also: a .cc file includes its own header first, and only one renderer sees each foreign library.
cmake_minimum_required(VERSION 3.25)

# Folder, then the folders that it may include besides itself. "." is src/ itself.
set(layers
  "source :"
  "money :"
  "budget : source money"
  "catalog : source"
  "check : budget catalog money source"
  "document : money"
  "template : check budget catalog document money source"
  "verify : document money source"
  "text : document source"
  "layout : text document source"
  "render/xlsx : document text money source"
  "render/html : document text money source"
  "render/pdf : layout text document source"
  "render/ofd : layout text document source"
  ". : source money budget catalog check document template verify text layout render/xlsx
       render/html render/pdf render/ofd"
  "batch : gongkai.h source"
  "cli : gongkai.h source batch")

# Headers of foreign libraries and the folder that may see them.
set(foreign
  "xlsxwriter : render/xlsx"
  "hpdf : render/pdf"
  "hb- : text render/pdf"
  "hb\\. : text render/pdf"
  "unicode/ : source text"
  "nlohmann/ : source"
  "CLI/ : cli"
  "libdeflate : render/pdf")

foreach(table layers foreign)
  foreach(row IN LISTS ${table})
    string(REGEX MATCH "^([^ ]+) :(.*)$" row "${row}")
    set(name "${CMAKE_MATCH_1}")
    string(REGEX MATCHALL "[^ \n]+" "${table}_${name}" "${CMAKE_MATCH_2}")
    list(APPEND ${table}_names "${name}")
  endforeach()
endforeach()

function(fault text)
  message(NOTICE "src/${file}: ${text}")
  set_property(GLOBAL APPEND PROPERTY faults "${file}")
endfunction()

# The folder of the table that holds a path.
function(folder_of path result)
  get_filename_component(folder "${path}" DIRECTORY)
  if(NOT folder)
    set(folder ".")
  endif()
  set(${result} "${folder}" PARENT_SCOPE)
endfunction()

function(check_own header)
  folder_of("${header}" target)
  if(NOT EXISTS "${src}/${header}")
    fault("\"${header}\" is not a file of src/")
  elseif(NOT (target STREQUAL folder OR target IN_LIST layers_${folder}
              OR header IN_LIST layers_${folder}))
    fault("${folder} may not include \"${header}\"; allowed: ${layers_${folder}}")
  endif()
endfunction()

function(check_foreign header)
  foreach(name IN LISTS foreign_names)
    if("${header}" MATCHES "^${name}" AND NOT folder IN_LIST foreign_${name})
      fault("only ${foreign_${name}} may include <${header}>")
    endif()
  endforeach()
endfunction()

function(check_file file)
  folder_of("${file}" folder)
  if(NOT folder IN_LIST layers_names)
    fault("the folder ${folder} is not in the table of tests/layering.cmake")
  endif()
  file(STRINGS "${src}/${file}" includes REGEX "^ *# *include ")
  string(REGEX REPLACE "cc$" "h" own_header "${file}")
  if(file MATCHES "cc$" AND EXISTS "${src}/${own_header}")
    list(GET includes 0 first)
    if(NOT first STREQUAL "#include \"${own_header}\"")
      fault("the first include must be \"${own_header}\"")
    endif()
  endif()
  foreach(line IN LISTS includes)
    if(line MATCHES "\"(.*)\"")
      check_own("${CMAKE_MATCH_1}")
    elseif(line MATCHES "<(.*)>")
      check_foreign("${CMAKE_MATCH_1}")
    endif()
  endforeach()
endfunction()

set(src "${SOURCE_DIR}/src")
file(GLOB_RECURSE files RELATIVE "${src}" "${src}/*.h" "${src}/*.cc")
if(NOT files)
  message(FATAL_ERROR "no sources in ${src}")
endif()
foreach(file IN LISTS files)
  check_file("${file}")
endforeach()
list(LENGTH files count)
get_property(faults GLOBAL PROPERTY faults)
if(faults)
  message(FATAL_ERROR "includes that the layers do not allow")
endif()
message(STATUS "${count} files keep to the layers")
