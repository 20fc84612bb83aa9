"""d(E) of wells in two dimensions by brute force: Runge-Kutta, time correlations and plain Monte Carlo. Prints each
with its standard error; SpaceDiffusionTest holds them against the program."""
import numpy as np
rng=np.random.default_rng(5)
def d(U,grad,E,box,dim,V,gV,gamma,nu,n=40000,h=0.05):
    q=np.empty((dim,0))
    while q.shape[1]<n:
        t=rng.uniform(size=(dim,4*n)); t=np.array([b[0]+(b[1]-b[0])*t[i] for i,b in enumerate(box)])
        k=E-U(t); ok=k>0
        if dim==3: ok&=rng.uniform(size=4*n)**2<np.maximum(k,0)/E
        q=np.concatenate([q,t[:,ok]],1)
    q=q[:,:n]; P=np.sqrt(2*(E-U(q))); g=rng.normal(size=(dim,n)); g/=np.linalg.norm(g,axis=0); p=P*g
    W=lambda q,p:-np.sum(p*gV(q),0)
    w0=W(q,p); T=16/gamma; N=int(T/h); N+=N%2; h=T/N
    acc=np.zeros(n)
    f=lambda q,p:(p,-grad(q))
    for k in range(N+1):
        c=(1 if k in(0,N) else (4 if k%2 else 2))*h/3
        acc+=c*np.exp(-gamma*k*h)*np.cos(nu*k*h)*0.5*w0*W(q,p)
        a1,b1=f(q,p);a2,b2=f(q+h/2*a1,p+h/2*b1);a3,b3=f(q+h/2*a2,p+h/2*b2);a4,b4=f(q+h*a3,p+h*b3)
        q=q+h/6*(a1+2*a2+2*a3+a4);p=p+h/6*(b1+2*b2+2*b3+b4)
    return acc.mean(),acc.std()/np.sqrt(n)
HH=lambda q:(q[0]**2+q[1]**2)/2+q[0]**2*q[1]-q[1]**3/3
gHH=lambda q:np.array([q[0]+2*q[0]*q[1],q[1]+q[0]**2-q[1]**2])
gx=lambda q:np.array([np.ones_like(q[0])]+[np.zeros_like(q[0])]*(len(q)-1))
r=3**.5/2
def many(*a,**k):
    v=[d(*a,**k) for _ in range(12)]; m=np.mean([x[0] for x in v]); s=np.sqrt(sum(x[1]**2 for x in v))/12; return m,s
for E in(0.05,0.15): print('HH',E,many(HH,gHH,E,[(-r,r),(-.5,1)],2,None,gx,.5,.7),flush=True)
R=lambda q:(q[0]**2+q[1]**2-1)**2; gR=lambda q:4*(q[0]**2+q[1]**2-1)*q
print('ring .5',many(R,gR,.5,[(-1.4,1.4)]*2,2,None,gx,.5,.7),flush=True)
