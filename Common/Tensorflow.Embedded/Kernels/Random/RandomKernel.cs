namespace Tensorflow.Kernels;

/// <summary>
/// What identifies a random op's kernel in TensorFlow's eager kernel cache, and with it the generator that goes on from one call to the next: the op and its
/// attributes. Shapes, bounds, means and deviations are inputs and do not count.
/// </summary>
/// <param name="Op">TensorFlow's name, such as RandomStandardNormal.</param>
/// <param name="DataType">The dtype attribute, or RandomShuffle's and Multinomial's T.</param>
/// <param name="OtherType">The op's second type attribute: the shape's T, or Multinomial's output_dtype; 0 where there is none.</param>
/// <param name="Seed">The first of the pair that <see cref="OpSeeds.GetSeed"/> gives.</param>
/// <param name="Seed2">The second.</param>
internal readonly record struct RandomKernel(string Op, int DataType, int OtherType, long Seed, long Seed2);
