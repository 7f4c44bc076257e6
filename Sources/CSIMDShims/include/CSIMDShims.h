#ifndef KARAULA_CSIMDSHIMS_H
#define KARAULA_CSIMDSHIMS_H

/// The few lane operations that Swift's SIMD types lower badly, without any arithmetic that could round.
///
/// The vectors import into Swift as SIMD8<Float> and SIMD8<Int32>. Every function is inlined into its
/// caller, so it is compiled at the caller's instruction level.

#include <stdint.h>
#include <string.h>
#if defined(__AVX2__)
#include <immintrin.h>
#endif

// Vectors never cross a real call here, so how the baseline level would pass them does not matter.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wpsabi"

typedef float karaula_float8 __attribute__((ext_vector_type(8)));
typedef int32_t karaula_int8 __attribute__((ext_vector_type(8)));

#define KARAULA_INLINE static inline __attribute__((always_inline, unused))

/// The eight values from `source` on, at any alignment.
KARAULA_INLINE karaula_float8 karaula_load(const float *_Nonnull source) {
  karaula_float8 lanes;
  memcpy(&lanes, source, sizeof lanes);
  return lanes;
}

/// Writes the eight values from `target` on, at any alignment.
KARAULA_INLINE void karaula_store(karaula_float8 lanes, float *_Nonnull target) {
  memcpy(target, &lanes, sizeof lanes);
}

/// The values at `source[offsets]`, lane by lane.
KARAULA_INLINE karaula_float8 karaula_gather(const float *_Nonnull source, karaula_int8 offsets) {
  karaula_float8 lanes = {
      source[offsets[0]], source[offsets[1]], source[offsets[2]], source[offsets[3]],
      source[offsets[4]], source[offsets[5]], source[offsets[6]], source[offsets[7]]};
  return lanes;
}

/// The values at `source[offsets]`, lane by lane, all offsets in 0...7; reads all of source[0...7].
KARAULA_INLINE karaula_float8 karaula_pick(const float *_Nonnull source, karaula_int8 offsets) {
#if defined(__AVX2__)
  return (karaula_float8)_mm256_permutevar8x32_ps((__m256)karaula_load(source), (__m256i)offsets);
#else
  return karaula_gather(source, offsets);
#endif
}

/// The largest integers not above the lanes; each lane within the range of int32.
KARAULA_INLINE karaula_int8 karaula_floor(karaula_float8 lanes) {
  karaula_int8 whole = __builtin_convertvector(lanes, karaula_int8);
  // A comparison gives -1 where it holds: a lane that was cut towards zero goes one down.
  return whole + (__builtin_convertvector(whole, karaula_float8) > lanes);
}

/// The lanes as floats, exact up to 2^24.
KARAULA_INLINE karaula_float8 karaula_float(karaula_int8 lanes) {
  return __builtin_convertvector(lanes, karaula_float8);
}

/// The lanes divided by 2^bits, rounded down; bits in [0, 31].
KARAULA_INLINE karaula_int8 karaula_shift_right(karaula_int8 lanes, int32_t bits) {
  return lanes >> bits;
}

/// Writes 255 where `left` is at least `right` and 0 elsewhere, eight bytes from `target` on.
KARAULA_INLINE void karaula_store_at_least(
    karaula_float8 left, karaula_float8 right, uint8_t *_Nonnull target) {
  typedef uint8_t bytes8 __attribute__((ext_vector_type(8)));
  bytes8 flags = __builtin_convertvector(left >= right, bytes8);
  memcpy(target, &flags, sizeof flags);
}

#pragma clang diagnostic pop

#endif
