#pragma once

// Declares the form of a JSON value once: a Shape<T> reads a value into a T, with a finding for
// everything that does not fit, and describes the same rule as JSON Schema. So reader and published
// schema cannot disagree.
//
//   ObjectShape<Unit> unit("unit", "预算单位");
//   unit.required("code", &Unit::code, digits({6}), "单位代码");
//   unit.optional("kind", &Unit::kind, one_of<UnitKind>({{"行政单位", UnitKind::kOffice}}), "…");

#include "source/object_shape.h"
#include "source/value_shape.h"
