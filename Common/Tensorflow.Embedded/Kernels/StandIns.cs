// Stand-ins until the real kernels of Kernels/Reductions and Kernels/Arrays are here: whoever brings those deletes the class of the same purpose here and adapts the calls in Ops/.
using System.Numerics;
namespace Tensorflow.Kernels;
internal static class ArrayKernels
{
    static long[] Str(ReadOnlySpan<long> s){ var r=new long[s.Length]; long k=1; for(int i=s.Length-1;i>=0;i--){r[i]=k;k*=s[i];} return r; }
    public static void Transpose<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, ReadOnlySpan<int> order, Span<T> y)
    {
        var st=Str(shape); var o=new long[order.Length]; for(int i=0;i<o.Length;i++) o[i]=shape[order[i]]; var os=Str(o);
        for(long i=0;i<y.Length;i++){ long p=0,r=i; for(int a=0;a<o.Length;a++){ var ix=r/os[a]; r%=os[a]; p+=ix*st[order[a]]; } y[(int)i]=x[(int)p]; }
    }
    public static void BroadcastTo<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> xs, Span<T> y, ReadOnlySpan<long> ys)
    {
        var st=Str(xs); var os=Str(ys); int lead=ys.Length-xs.Length;
        for(long i=0;i<y.Length;i++){ long p=0,r=i; for(int a=0;a<ys.Length;a++){ var ix=r/os[a]; r%=os[a]; if(a>=lead&&xs[a-lead]!=1) p+=ix*st[a-lead]; } y[(int)i]=x[(int)p]; }
    }
    public static void Tile<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> xs, ReadOnlySpan<int> m, Span<T> y)
    {
        var st=Str(xs); var o=new long[m.Length]; for(int i=0;i<o.Length;i++) o[i]=xs[i]*m[i]; var os=Str(o);
        for(long i=0;i<y.Length;i++){ long p=0,r=i; for(int a=0;a<o.Length;a++){ var ix=r/os[a]; r%=os[a]; p+=ix%xs[a]*st[a]; } y[(int)i]=x[(int)p]; }
    }
    public static void StridedSlice<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> xs, ReadOnlySpan<long> b, ReadOnlySpan<long> s, ReadOnlySpan<long> c, Span<T> y)
    {
        var st=Str(xs); var os=Str(c);
        for(long i=0;i<y.Length;i++){ long p=0,r=i; for(int a=0;a<c.Length;a++){ var ix=r/os[a]; r%=os[a]; p+=(b[a]+ix*s[a])*st[a]; } y[(int)i]=x[(int)p]; }
    }
    public static void StridedSliceScatter<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> ys, ReadOnlySpan<long> b, ReadOnlySpan<long> s, ReadOnlySpan<long> c, Span<T> y)
    {
        var st=Str(ys); var os=Str(c);
        for(long i=0;i<x.Length;i++){ long p=0,r=i; for(int a=0;a<c.Length;a++){ var ix=r/os[a]; r%=os[a]; p+=(b[a]+ix*s[a])*st[a]; } y[(int)p]=x[(int)i]; }
    }
    public static void Gather<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> xs, int axis, ReadOnlySpan<long> idx, Span<T> y)
    {
        long inner=1; for(int a=axis+1;a<xs.Length;a++) inner*=xs[a]; long outer=1; for(int a=0;a<axis;a++) outer*=xs[a];
        int k=0; for(long o=0;o<outer;o++) foreach(var i in idx) for(long j=0;j<inner;j++) y[k++]=x[(int)((o*xs[axis]+i)*inner+j)];
    }
}
internal static class Reduction
{
    static void Red<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> xs, ReadOnlySpan<int> axes, Span<T> y, T init, Func<T,T,T> f)
    {
        y.Fill(init); var os=new long[xs.Length]; long k=1; for(int a=xs.Length-1;a>=0;a--){ bool red=false; foreach(var q in axes) red|=q==a; if(!red){os[a]=k;k*=xs[a];} }
        var ix=new long[xs.Length];
        for(int i=0;i<x.Length;i++){ long p=0; for(int a=0;a<xs.Length;a++) p+=ix[a]*os[a]; y[(int)p]=f(y[(int)p],x[i]); for(int a=xs.Length-1;a>=0;a--){ if(++ix[a]<xs[a]) break; ix[a]=0; } }
    }
    public static void Sum<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> s, ReadOnlySpan<int> axes, Span<T> y) where T:INumber<T> => Red(x,s,axes,y,T.Zero,(a,b)=>a+b);
    public static void Mean<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> s, ReadOnlySpan<int> axes, Span<T> y) where T:INumber<T> { Sum(x,s,axes,y); var n=T.CreateChecked(x.Length/Math.Max(1,y.Length)); for(int i=0;i<y.Length;i++) y[i]/=n; }
    public static void Prod<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> s, ReadOnlySpan<int> axes, Span<T> y) where T:INumber<T> => Red(x,s,axes,y,T.One,(a,b)=>a*b);
    public static void Max<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> s, ReadOnlySpan<int> axes, Span<T> y) where T:INumber<T>,IMinMaxValue<T> => Red(x,s,axes,y,T.MinValue,(a,b)=>a>b?a:b);
    public static void Min<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> s, ReadOnlySpan<int> axes, Span<T> y) where T:INumber<T>,IMinMaxValue<T> => Red(x,s,axes,y,T.MaxValue,(a,b)=>a<b?a:b);
    public static void All(ReadOnlySpan<bool> x, ReadOnlySpan<long> s, ReadOnlySpan<int> axes, Span<bool> y) => Red(x,s,axes,y,true,(a,b)=>a&&b);
    public static void Any(ReadOnlySpan<bool> x, ReadOnlySpan<long> s, ReadOnlySpan<int> axes, Span<bool> y) => Red(x,s,axes,y,false,(a,b)=>a||b);
    public static void ArgMax<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> s, int axis, Span<long> y) where T:INumber<T> => Arg(x,s,axis,y,true);
    public static void ArgMin<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> s, int axis, Span<long> y) where T:INumber<T> => Arg(x,s,axis,y,false);
    static void Arg<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> s, int axis, Span<long> y, bool max) where T:INumber<T>
    {
        long inner=1; for(int a=axis+1;a<s.Length;a++) inner*=s[a]; for(int i=0;i<y.Length;i++){ long o=i/inner,j=i%inner; long best=0; for(long k=1;k<s[axis];k++){ var v=x[(int)((o*s[axis]+k)*inner+j)]; var w=x[(int)((o*s[axis]+best)*inner+j)]; if(max?v>w:v<w) best=k; } y[i]=best; }
    }
    public static void CumSum<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> s, int axis, bool ex, bool rev, Span<T> y) where T:INumber<T> => Cum(x,s,axis,ex,rev,y,T.Zero,(a,b)=>a+b);
    public static void CumProd<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> s, int axis, bool ex, bool rev, Span<T> y) where T:INumber<T> => Cum(x,s,axis,ex,rev,y,T.One,(a,b)=>a*b);
    static void Cum<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> s, int axis, bool ex, bool rev, Span<T> y, T init, Func<T,T,T> f)
    {
        long inner=1; for(int a=axis+1;a<s.Length;a++) inner*=s[a]; long n=s[axis]; long outer=n*inner==0?0:x.Length/(n*inner);
        for(long o=0;o<outer;o++) for(long j=0;j<inner;j++){ var acc=init; for(long k=0;k<n;k++){ var kk=rev?n-1-k:k; var p=(int)((o*n+kk)*inner+j); if(ex){ y[p]=acc; acc=f(acc,x[p]); } else { acc=f(acc,x[p]); y[p]=acc; } } }
    }
}
internal static class SoftmaxKernels
{
    public static void Softmax<T>(ReadOnlySpan<T> x, int c, Span<T> y) where T:IFloatingPointIeee754<T> { for(int r=0;r<x.Length;r+=c){ var m=x[r]; for(int i=1;i<c;i++) m=T.Max(m,x[r+i]); var s=T.Zero; for(int i=0;i<c;i++){ y[r+i]=T.Exp(x[r+i]-m); s+=y[r+i]; } for(int i=0;i<c;i++) y[r+i]/=s; } }
    public static void LogSoftmax<T>(ReadOnlySpan<T> x, int c, Span<T> y) where T:IFloatingPointIeee754<T> { for(int r=0;r<x.Length;r+=c){ var m=x[r]; for(int i=1;i<c;i++) m=T.Max(m,x[r+i]); var s=T.Zero; for(int i=0;i<c;i++) s+=T.Exp(x[r+i]-m); var l=T.Log(s); for(int i=0;i<c;i++) y[r+i]=x[r+i]-m-l; } }
    public static void CrossEntropyWithLogits<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> t, int c, Span<T> loss, Span<T> g) where T:IFloatingPointIeee754<T> { for(int r=0,k=0;r<x.Length;r+=c,k++){ var m=x[r]; for(int i=1;i<c;i++) m=T.Max(m,x[r+i]); var s=T.Zero; for(int i=0;i<c;i++){ g[r+i]=T.Exp(x[r+i]-m); s+=g[r+i]; } var l=T.Log(s); var a=T.Zero; for(int i=0;i<c;i++){ a+=t[r+i]*(l-(x[r+i]-m)); g[r+i]=g[r+i]/s-t[r+i]; } loss[k]=a; } }
    public static void SparseCrossEntropyWithLogits<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> t, int c, Span<T> loss, Span<T> g) where T:IFloatingPointIeee754<T> { for(int r=0,k=0;r<x.Length;r+=c,k++){ var m=x[r]; for(int i=1;i<c;i++) m=T.Max(m,x[r+i]); var s=T.Zero; for(int i=0;i<c;i++){ g[r+i]=T.Exp(x[r+i]-m); s+=g[r+i]; } loss[k]=T.Log(s)-(x[r+(int)t[k]]-m); for(int i=0;i<c;i++){ g[r+i]/=s; if(i==t[k]) g[r+i]-=T.One; } } }
}
