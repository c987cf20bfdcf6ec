# find_package(gongkai): the target gongkai::gongkai, and gongkai::gongkai_batch for whole folders (with
# gongkai::gongkai_summary 汇总).
include(${CMAKE_CURRENT_LIST_DIR}/dependencies.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/gongkai-targets.cmake)
