#include "textflag.h"

// The kernels with vectors of eight numbers (AVX-512 F and DQ). Each does for
// eight paths at once what its namesake in plain Go does for one. Rows are a
// multiple of eight paths long. An operand whose stride is 0 is one value for
// all paths: it is written eight times into a slot of the frame, and read from
// there again and again.
//
// Z6 holds the result on the first path, Z5 gathers where others differ from
// it, Z4 gathers signs that say no. VZEROUPPER comes last: without it, floating
// point code that follows would run several times slower.

// An operand with stride 0 moves to its slot.
#define OPERAND(pointer, stride, slot) \
	CMPQ         stride, $0   \
	JNE          4(PC)        \
	VPBROADCASTQ (pointer), Z0 \
	VMOVDQU64    Z0, slot     \
	LEAQ         slot, pointer

#define NOTHINGYET \
	VPXORQ Z4, Z4, Z4 \
	VPXORQ Z5, Z5, Z5

// The two operands of most kernels.
#define OPERANDS \
	MOVQ r+0(FP), DI     \
	MOVQ a+8(FP), SI     \
	MOVQ b+16(FP), DX    \
	MOVQ sa+24(FP), R8   \
	MOVQ sb+32(FP), R9   \
	MOVQ n+40(FP), CX    \
	OPERAND(SI, R8, slota-64(SP))  \
	OPERAND(DX, R9, slotb-128(SP)) \
	NOTHINGYET

#define LOAD \
	VMOVDQU64 (SI), Z0 \
	VMOVDQU64 (DX), Z1

#define FIRST VPBROADCASTQ X2, Z6

// Z5 |= Z2 ^ Z6, and on to the next eight paths.
#define STORE \
	VPTERNLOGQ $0xF6, Z6, Z2, Z5 \
	VMOVDQU64  Z2, (DI) \
	ADDQ       $64, DI  \
	ADDQ       R8, SI   \
	ADDQ       R9, DX   \
	SUBQ       $8, CX

// Below 0 where a sign in Z4 is set.
#define SIGNS(result) \
	VPMOVQ2M Z4, K1 \
	KMOVB    K1, AX \
	NEGQ     AX     \
	MOVQ     AX, result

#define DIFFERENT(result) \
	VPTESTMQ Z5, Z5, K1 \
	KMOVB    K1, AX     \
	MOVQ     AX, result \
	VZEROUPPER

// func addVectors(r, a, b *int64, sa, sb, n int) (wrapped, different int64)
TEXT ·addVectors(SB), NOSPLIT, $128-64
	OPERANDS
	LOAD
	VPADDQ Z1, Z0, Z2
	FIRST
add:
	LOAD
	VPADDQ     Z1, Z0, Z2
	VPXORQ     Z0, Z2, Z3
	VPXORQ     Z1, Z2, Z7
	VPTERNLOGQ $0xF8, Z7, Z3, Z4
	STORE
	JNZ        add
	SIGNS(wrapped+48(FP))
	DIFFERENT(different+56(FP))
	RET

// func subVectors(r, a, b *int64, sa, sb, n int) (wrapped, different int64)
TEXT ·subVectors(SB), NOSPLIT, $128-64
	OPERANDS
	LOAD
	VPSUBQ Z1, Z0, Z2
	FIRST
sub:
	LOAD
	VPSUBQ     Z1, Z0, Z2
	VPXORQ     Z0, Z1, Z3
	VPXORQ     Z0, Z2, Z7
	VPTERNLOGQ $0xF8, Z7, Z3, Z4
	STORE
	JNZ        sub
	SIGNS(wrapped+48(FP))
	DIFFERENT(different+56(FP))
	RET

// func leastVectors(r, a, b *int64, sa, sb, n int) (different int64)
TEXT ·leastVectors(SB), NOSPLIT, $128-56
	OPERANDS
	LOAD
	VPMINSQ Z1, Z0, Z2
	FIRST
least:
	LOAD
	VPMINSQ Z1, Z0, Z2
	STORE
	JNZ     least
	DIFFERENT(different+48(FP))
	RET

// func greatestVectors(r, a, b *int64, sa, sb, n int) (different int64)
TEXT ·greatestVectors(SB), NOSPLIT, $128-56
	OPERANDS
	LOAD
	VPMAXSQ Z1, Z0, Z2
	FIRST
greatest:
	LOAD
	VPMAXSQ Z1, Z0, Z2
	STORE
	JNZ     greatest
	DIFFERENT(different+48(FP))
	RET

// 1 where a < b, else 0: the sign bit of a mask.
#define LESS \
	VPCMPQ  $1, Z1, Z0, K1 \
	VPMOVM2Q K1, Z2 \
	VPSRLQ  $63, Z2, Z2

// func lessVectors(r, a, b *int64, sa, sb, n int) (different int64)
TEXT ·lessVectors(SB), NOSPLIT, $128-56
	OPERANDS
	LOAD
	LESS
	FIRST
less:
	LOAD
	LESS
	STORE
	JNZ  less
	DIFFERENT(different+48(FP))
	RET

// The first where the flag in Z3 is 1, else the second.
#define CHOOSE \
	LOAD \
	VMOVDQU64 (BX), Z3 \
	VPTESTMQ  Z3, Z3, K1 \
	VPBLENDMQ Z0, Z1, K1, Z2

// func chooseVectors(r, a, b *int64, sa, sb, n int, flags *int64) (different int64)
TEXT ·chooseVectors(SB), NOSPLIT, $128-64
	OPERANDS
	MOVQ flags+48(FP), BX
	CHOOSE
	FIRST
choose:
	CHOOSE
	ADDQ $64, BX
	STORE
	JNZ  choose
	DIFFERENT(different+56(FP))
	RET

// A divisor's value, half and inverse, the quotient's limit and 1.
#define DIVISOR \
	VPBROADCASTQ 0(BX), Z10  \
	VPBROADCASTQ 8(BX), Z11  \
	VPBROADCASTQ 16(BX), Z12 \
	ONEANDLIMIT

#define ONEANDLIMIT \
	MOVQ         $1, AX  \
	VPBROADCASTQ AX, Z15 \
	SHLQ         $49, AX \
	VPBROADCASTQ AX, Z13

// Z2 = Z0 × Z1 / divisor by quotient.go: the estimate, its remainder, and one
// more where that is not less than the divisor.
#define SCALE \
	VCVTQQ2PD   Z0, Z2       \
	VCVTQQ2PD   Z1, Z3       \
	VMULPD      Z3, Z2, Z2   \
	VMULPD      Z12, Z2, Z2  \
	VCVTTPD2QQ  Z2, Z2       \
	VPMULLQ     Z1, Z0, Z3   \
	VPMULLQ     Z10, Z2, Z7  \
	VPSUBQ      Z7, Z3, Z3   \
	VPADDQ      Z11, Z3, Z3  \
	VPCMPQ      $5, Z10, Z3, K1 \
	VPADDQ      Z15, Z2, K1, Z2

// Z4 |= Z0 | Z1 | Z2 | (limit − Z2)
#define BOUNDS \
	VPTERNLOGQ $0xFE, Z1, Z0, Z4 \
	VPSUBQ     Z2, Z13, Z7 \
	VPTERNLOGQ $0xFE, Z7, Z2, Z4

// func scaleVectors(r, a, b *int64, sa, sb, n int, by *divisor) (bad, different int64)
TEXT ·scaleVectors(SB), NOSPLIT, $128-72
	OPERANDS
	MOVQ by+48(FP), BX
	DIVISOR
	LOAD
	SCALE
	FIRST
scale:
	LOAD
	SCALE
	BOUNDS
	STORE
	JNZ  scale
	SIGNS(bad+56(FP))
	DIFFERENT(different+64(FP))
	RET

// Z2 = Z0 × 10^6 / Z1, and 0 of a total Z1 of 0.
#define KEY \
	VPTESTMQ    Z1, Z1, K2    \
	VMOVDQA64.Z Z0, K2, Z0    \
	VPMAXSQ     Z15, Z1, Z1   \
	VCVTQQ2PD   Z0, Z2        \
	VCVTQQ2PD   Z1, Z3        \
	VMULPD      Z11, Z2, Z2   \
	VDIVPD      Z3, Z2, Z2    \
	VCVTTPD2QQ  Z2, Z2        \
	VPMULLQ     Z10, Z0, Z3   \
	VPMULLQ     Z1, Z2, Z7    \
	VPSUBQ      Z7, Z3, Z3    \
	VPSRAQ      $1, Z1, Z7    \
	VPADDQ      Z7, Z3, Z3    \
	VPCMPQ      $5, Z1, Z3, K1 \
	VPADDQ      Z15, Z2, K1, Z2

// func keyVectors(r, a, b *int64, sa, sb, n int) (bad, different int64)
TEXT ·keyVectors(SB), NOSPLIT, $128-64
	OPERANDS
	ONEANDLIMIT
	MOVQ         $1000000, AX
	VPBROADCASTQ AX, Z10
	VCVTQQ2PD    Z10, Z11
	MOVQ         $0x2000000000000000, AX // totalLimit
	VPBROADCASTQ AX, Z14
	LOAD
	KEY
	FIRST
key:
	LOAD
	VPSUBQ     Z1, Z14, Z7
	VPTERNLOGQ $0xFE, Z7, Z1, Z4
	VPORQ      Z0, Z4, Z4
	KEY
	BOUNDS
	STORE
	JNZ        key
	SIGNS(bad+48(FP))
	DIFFERENT(different+56(FP))
	RET

// The rounded total up to a member, in Z8, less what those before it have.
#define PART \
	LOAD \
	SCALE \
	VMOVDQU64 (R10), Z9 \
	VMOVDQA64 Z2, Z8 \
	VPSUBQ    Z9, Z8, Z2

// func partVectors(r, a, b *int64, sa, sb, n int, by *divisor, upTo, earlier *int64, se int) (bad, different int64)
TEXT ·partVectors(SB), NOSPLIT, $192-96
	OPERANDS
	MOVQ by+48(FP), BX
	MOVQ upTo+56(FP), R11
	MOVQ earlier+64(FP), R10
	MOVQ se+72(FP), R12
	OPERAND(R10, R12, slote-192(SP))
	DIVISOR
	PART
	FIRST
part:
	PART
	VPTERNLOGQ $0xFE, Z1, Z0, Z4
	VPSUBQ     Z8, Z13, Z7
	VPTERNLOGQ $0xFE, Z7, Z8, Z4
	VPORQ      Z9, Z4, Z4
	VMOVDQU64  Z8, (R11)
	ADDQ       $64, R11
	ADDQ       R12, R10
	STORE
	JNZ        part
	SIGNS(bad+80(FP))
	DIFFERENT(different+88(FP))
	RET

// Z0 room, Z1 total, Z8 proportional, Z9 earlier, Z10 from; Z11 after, Z12
// left, Z13 needed, Z2 the part, Z14 up to it.
#define CAPPED \
	LOAD \
	VMOVDQU64 (BX), Z8  \
	VMOVDQU64 (R10), Z9 \
	VMOVDQU64 (R11), Z10 \
	VPSUBQ    Z0, Z10, Z11  \
	VPSUBQ    Z9, Z1, Z12   \
	VPSUBQ    Z11, Z12, Z13 \
	VPMAXSQ   Z13, Z8, Z2   \
	VPMINSQ   Z12, Z2, Z2   \
	VPMINSQ   Z0, Z2, Z2    \
	VPADDQ    Z2, Z9, Z14

// Z4 |= (x ^ y) & (z ^ w)
#define WRAPPED(x, y, z, w) \
	VPXORQ     x, y, Z3 \
	VPXORQ     z, w, Z7 \
	VPTERNLOGQ $0xF8, Z7, Z3, Z4

// func cappedVectors(r, a, b *int64, sa, sb, n int, proportional, earlier, from *int64, sp, se, sf int, upTo, later *int64) (wrapped, different int64)
TEXT ·cappedVectors(SB), NOSPLIT, $320-128
	OPERANDS
	MOVQ proportional+48(FP), BX
	MOVQ earlier+56(FP), R10
	MOVQ from+64(FP), R11
	OPERAND(BX, sp+72(FP), slotp-192(SP))
	OPERAND(R10, se+80(FP), slote-256(SP))
	OPERAND(R11, sf+88(FP), slotf-320(SP))
	MOVQ upTo+96(FP), R12
	MOVQ later+104(FP), R13
	CAPPED
	FIRST
capped:
	CAPPED
	WRAPPED(Z10, Z0, Z10, Z11)
	WRAPPED(Z1, Z9, Z1, Z12)
	WRAPPED(Z12, Z11, Z12, Z13)
	WRAPPED(Z9, Z14, Z2, Z14)
	VMOVDQU64 Z14, (R12)
	VMOVDQU64 Z11, (R13)
	ADDQ      $64, R12
	ADDQ      $64, R13
	ADDQ      sp+72(FP), BX
	ADDQ      se+80(FP), R10
	ADDQ      sf+88(FP), R11
	STORE
	JNZ       capped
	SIGNS(wrapped+112(FP))
	DIFFERENT(different+120(FP))
	RET
