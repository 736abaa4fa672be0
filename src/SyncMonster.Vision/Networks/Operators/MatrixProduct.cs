using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SyncMonster.Vision.Networks.Operators;

/// <summary>
/// Rows times a matrix, where nearly all of a network's time goes. Sums are kept in registers: blocks of 4 rows by 16
/// columns, or 8 by 8. Blocks at the end overlap those before them rather than leave a rest, which writes the same
/// numbers twice. They are compiled once and for all: a first picture should not cost ten times as much as the next.
/// </summary>
internal static unsafe class MatrixProduct
{
    private const int Lanes = 8;

    /// <summary>Writes <c>rows × matrix + start</c>.</summary>
    /// <param name="rows">The rows, each of <paramref name="length"/> numbers.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="length">Rows of the matrix.</param>
    /// <param name="matrix">The matrix, row by row, each of <paramref name="columns"/> numbers.</param>
    /// <param name="columns">Columns of the matrix.</param>
    /// <param name="start">What each column's sums start from.</param>
    /// <param name="product">The product, row by row.</param>
    public static void Write(
        float* rows, int count, int length, float* matrix, int columns, float* start, float* product)
    {
        if (columns >= 2 * Lanes && count >= 4)
            InBlocks(4, 2 * Lanes, &FourBySixteen);
        else if (columns >= Lanes && count >= 8)
            InBlocks(8, Lanes, &EightByEight);
        else if (columns >= Lanes)
            InBlocks(1, Lanes, &OneByEight);
        else
            InBlocks(1, 1, &OneByOne);

        void InBlocks(int high, int wide, delegate*<float*, int, float*, int, float*, float*, void> block)
        {
            for (var row = 0; row < count; row += high)
            {
                row = Math.Min(row, count - high);
                for (var column = 0; column < columns; column += wide)
                {
                    column = Math.Min(column, columns - wide);
                    block(rows + ((long)row * length), length, matrix + column, columns, start + column,
                        product + ((long)row * columns) + column);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourBySixteen(float* a, int length, float* matrix, int columns, float* start, float* product)
    {
        float* b = a + length, c = b + length, d = c + length;
        Vector256<float> left = Vector256.Load(start), right = Vector256.Load(start + Lanes);
        var (aLeft, aRight, bLeft, bRight) = (left, right, left, right);
        var (cLeft, cRight, dLeft, dRight) = (left, right, left, right);
        for (var k = 0; k < length; k++, matrix += columns)
        {
            left = Vector256.Load(matrix);
            right = Vector256.Load(matrix + Lanes);
            var factor = Vector256.Create(a[k]);
            aLeft = Vector256.FusedMultiplyAdd(factor, left, aLeft);
            aRight = Vector256.FusedMultiplyAdd(factor, right, aRight);
            factor = Vector256.Create(b[k]);
            bLeft = Vector256.FusedMultiplyAdd(factor, left, bLeft);
            bRight = Vector256.FusedMultiplyAdd(factor, right, bRight);
            factor = Vector256.Create(c[k]);
            cLeft = Vector256.FusedMultiplyAdd(factor, left, cLeft);
            cRight = Vector256.FusedMultiplyAdd(factor, right, cRight);
            factor = Vector256.Create(d[k]);
            dLeft = Vector256.FusedMultiplyAdd(factor, left, dLeft);
            dRight = Vector256.FusedMultiplyAdd(factor, right, dRight);
        }

        Store(aLeft, aRight, product);
        Store(bLeft, bRight, product + columns);
        Store(cLeft, cRight, product + (2 * columns));
        Store(dLeft, dRight, product + (3 * columns));

        static void Store(Vector256<float> left, Vector256<float> right, float* to)
        {
            left.Store(to);
            right.Store(to + Lanes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void EightByEight(float* rows, int length, float* matrix, int columns, float* start, float* product)
    {
        float* a = rows, b = a + length, c = b + length, d = c + length;
        float* e = d + length, f = e + length, g = f + length, h = g + length;
        var begin = Vector256.Load(start);
        var (sumA, sumB, sumC, sumD) = (begin, begin, begin, begin);
        var (sumE, sumF, sumG, sumH) = (begin, begin, begin, begin);
        for (var k = 0; k < length; k++, matrix += columns)
        {
            var row = Vector256.Load(matrix);
            sumA = Vector256.FusedMultiplyAdd(Vector256.Create(a[k]), row, sumA);
            sumB = Vector256.FusedMultiplyAdd(Vector256.Create(b[k]), row, sumB);
            sumC = Vector256.FusedMultiplyAdd(Vector256.Create(c[k]), row, sumC);
            sumD = Vector256.FusedMultiplyAdd(Vector256.Create(d[k]), row, sumD);
            sumE = Vector256.FusedMultiplyAdd(Vector256.Create(e[k]), row, sumE);
            sumF = Vector256.FusedMultiplyAdd(Vector256.Create(f[k]), row, sumF);
            sumG = Vector256.FusedMultiplyAdd(Vector256.Create(g[k]), row, sumG);
            sumH = Vector256.FusedMultiplyAdd(Vector256.Create(h[k]), row, sumH);
        }

        sumA.Store(product);
        sumB.Store(product + columns);
        sumC.Store(product + (2 * columns));
        sumD.Store(product + (3 * columns));
        sumE.Store(product + (4 * columns));
        sumF.Store(product + (5 * columns));
        sumG.Store(product + (6 * columns));
        sumH.Store(product + (7 * columns));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneByEight(float* row, int length, float* matrix, int columns, float* start, float* product)
    {
        var sum = Vector256.Load(start);
        for (var k = 0; k < length; k++)
            sum = Vector256.FusedMultiplyAdd(
                Vector256.Create(row[k]), Vector256.Load(matrix + ((long)k * columns)), sum);
        sum.Store(product);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneByOne(float* row, int length, float* matrix, int columns, float* start, float* product)
    {
        var sum = *start;
        for (var k = 0; k < length; k++)
            sum += row[k] * matrix[k * columns];
        *product = sum;
    }
}
