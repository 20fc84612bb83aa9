"""F at energies and mean energy in double wells by backward random walks (shell collisions exact), independent of the product."""
import sys, json, math, numpy as np, time
sys.path.insert(0,"/work/wt-wells/src/test/python")
import particles as P
from particles import on_shell, slope, potential
from numba import njit
@njit(cache=True)
def walk(seed,n,E,T,eps,u,crit,gamma,nu,amp,flip,noise,xs,ps,out_of):
    # positions xs,ps given at T (already on the shell or wherever); back to 0
    np.random.seed(seed)
    D=np.array([P.XI,P.CHI,1-2*(P.CHI+P.XI),P.CHI,P.XI]); K=np.array([(1-2*P.LAMBDA)/2,P.LAMBDA,P.LAMBDA,(1-2*P.LAMBDA)/2])
    for i in range(n):
        x,p=xs[i],ps[i]; tau=T; sign=1.0 if np.random.random()<0.5 else -1.0
        nr=tau+math.log(1-np.random.random())/gamma
        nf=tau+math.log(1-np.random.random())/flip if flip>0 else -1e300
        while tau>0:
            to=max(0.0,nr,nf)
            m=max(1,math.ceil((tau-to)/0.16)); h=-(tau-to)/m
            for s in range(m):
                t=tau+s*h
                for k in range(5):
                    x+=D[k]*h*p; t+=D[k]*h
                    if k<4:
                        f=noise*sign
                        for j in range(nu.shape[0]): f+=eps*amp[j]*math.cos(nu[j]*t)
                        p-=K[k]*h*(slope(1,u,x)+f)
            tau=to
            if tau==nr and tau>0:
                x,p=on_shell(1,u,crit,12.0,x,p); nr=tau+math.log(1-np.random.random())/gamma
            if tau==nf and tau>0:
                sign=-sign; nf=tau+math.log(1-np.random.random())/flip
        xs[i]=x; ps[i]=p
@njit(cache=True)
def seedshell(seed,n,x0,p0,u,crit,xs,ps):
    np.random.seed(seed)
    for i in range(n): xs[i],ps[i]=on_shell(1,u,crit,12.0,x0,p0)
@njit(cache=True)
def forward(seed,n,T,eps,u,crit,gamma,nu,amp,flip,noise,xs,ps):
    np.random.seed(seed)
    D=np.array([P.XI,P.CHI,1-2*(P.CHI+P.XI),P.CHI,P.XI]); K=np.array([(1-2*P.LAMBDA)/2,P.LAMBDA,P.LAMBDA,(1-2*P.LAMBDA)/2])
    for i in range(n):
        x,p=xs[i],ps[i]; tau=0.0; sign=1.0 if np.random.random()<0.5 else -1.0
        nr=tau-math.log(1-np.random.random())/gamma
        nf=tau-math.log(1-np.random.random())/flip if flip>0 else 1e300
        while tau<T:
            to=min(T,nr,nf)
            m=max(1,math.ceil((to-tau)/0.16)); h=(to-tau)/m
            for s in range(m):
                t=tau+s*h
                for k in range(5):
                    x+=D[k]*h*p; t+=D[k]*h
                    if k<4:
                        f=noise*sign
                        for j in range(nu.shape[0]): f+=eps*amp[j]*math.cos(nu[j]*t)
                        p-=K[k]*h*(slope(1,u,x)+f)
            tau=to
            if tau==nr and tau<T:
                x,p=on_shell(1,u,crit,12.0,x,p); nr=tau-math.log(1-np.random.random())/gamma
            if tau==nf and tau<T:
                sign=-sign; nf=tau-math.log(1-np.random.random())/flip
        xs[i]=x; ps[i]=p
def well(m):
    f=m["hamiltonian"]["formula"]
    u=np.zeros(5)
    U=lambda x: eval(f.replace("^","**"),{"x":x})
    xx=np.array([-2.,-1,0,1,2]); u=np.linalg.solve(np.vander(xx,increasing=True),U(xx)); u[abs(u)<1e-14]=0
    r=np.roots([4*u[4],3*u[3],2*u[2],u[1]]); crit=np.sort(r[abs(r.imag)<1e-9].real)
    return u,crit,U
def start(m,U):
    """normalised f0(x,p), sampler(n,rng)"""
    i=m["initial"]
    if "gaussian" in i:
        g=i["gaussian"]; v=g["variance"]
        f=lambda x,p: np.exp(-((x-g["x"])**2+(p-g["p"])**2)/2/v)/(2*math.pi*v)
        s=lambda n,rng:(g["x"]+math.sqrt(v)*rng.standard_normal(n),g["p"]+math.sqrt(v)*rng.standard_normal(n))
    else:
        Tm=0.08
        g=np.linspace(0.1,2.5,200001); w=np.exp(-U(g)/Tm); dx=g[1]-g[0]
        from scipy.special import erf
        Z=(w.sum()-(w[0]+w[-1])/2)*dx*math.sqrt(2*math.pi*Tm)*erf(2.5/math.sqrt(2*Tm))
        f=lambda x,p: np.where((x>=0.1)&(x<=2.5)&(abs(p)<=2.5),np.exp(-(p*p/2+U(x))/Tm)/Z,0)
        c=np.concatenate([[0],np.cumsum((w[1:]+w[:-1])/2)]); c/=c[-1]
        s=lambda n,rng:(np.interp(rng.random(n),c,g),math.sqrt(Tm)*rng.standard_normal(n))
    return f,s
def args(m):
    eps=m["epsilon"]; T=m["times"][-1]/eps**2
    nu,amp,flip,noise=[],[],0.,0.
    if "noises" in m: noise=eps; flip=1/(2*m["noises"][0]["correlationTime"])
    else:
        for t in m["drive"]["terms"]:
            nu.append(float(np.dot(t["index"],m["drive"]["frequencies"]))); c=t["cosine"]; amp.append(1. if c=="x" else float(c.split("*")[0]))
    return eps,T,np.array(nu),np.array(amp),flip,noise
def main(name,nb,nf):
    m=json.load(open(name)); u,crit,U=well(m); f0,s=start(m,U); eps,T,nu,amp,flip,noise=args(m); g=m["relaxation"]["gamma"]
    out={"name":name}
    t0=time.time(); rng=np.random.default_rng(5)
    xs,ps=s(nf,rng); e0=None
    from_e=ps**2/2+U(xs)
    forward(7,nf,T,eps,u,crit,g,nu,amp,flip,noise,xs,ps)
    e=ps**2/2+U(xs)
    out["E"]=[e.mean(),e.std()/math.sqrt(nf)]; out["gain"]=[(e-from_e).mean(),(e-from_e).std()/math.sqrt(nf)]
    out["cdf"]=[[q,float((e<q).mean())] for q in m["energies"]]
    out["fs"]=time.time()-t0; rows=[]
    for q in m["energies"]:
        if nb==0: break
        xg=crit[np.argmin(U(crit))]; pg=math.sqrt(2*(q-U(xg))) 
        xs=np.zeros(nb); ps=np.zeros(nb); seedshell(11,nb,xg,pg,u,crit,xs,ps)
        walk(13,nb,q,T,eps,u,crit,g,nu,amp,flip,noise,xs,ps,0)
        v=f0(xs,ps); rows.append([q,float(v.mean()),float(v.std()/math.sqrt(nb))])
    out["F"]=rows; out["s"]=time.time()-t0
    print(json.dumps(out),flush=True)
if __name__=="__main__": main(sys.argv[1],int(float(sys.argv[2])),int(float(sys.argv[3])))
